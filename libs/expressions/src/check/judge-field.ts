import { branchesOf, resolve, type SchemaObject, type Type } from './schema.ts';

/** What the schema of an object says about a field. */
export type FieldVerdict =
  | { readonly kind: 'known'; readonly type: Type; readonly isRequired: boolean }
  | { readonly kind: 'any' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unknown'; readonly known: readonly string[] };

/**
 * What is known about a field. An object that lists `properties` is closed unless it says
 * `additionalProperties: true` (or a schema, or `patternProperties`); a schema that says nothing allows anything.
 */
export function judgeField(type: Type, name: string): FieldVerdict {
  return judge(type, { name, left: 200 });
}

/** What is asked for, and how many schemas may still be looked at: a schema may refer to itself. */
interface Search {
  readonly name: string;
  left: number;
}

function judge(type: Type, search: Search): FieldVerdict {
  const objects = branchesOf(type).filter((branch) => allowsObject(resolve(branch)));
  const verdicts = objects.map((branch) => judgeBranch(branch, search));
  const known = verdicts.filter((verdict) => verdict.kind === 'known');
  if (known.length > 0) return joinKnown(known, known.length === verdicts.length);
  return (
    verdicts.find((verdict) => verdict.kind === 'any') ??
    verdicts.find((verdict) => verdict.kind === 'open') ?? {
      kind: 'unknown',
      known: verdicts.flatMap((verdict) => (verdict.kind === 'unknown' ? verdict.known : [])),
    }
  );
}

function allowsObject(schema: SchemaObject): boolean {
  return schema.type === undefined || [schema.type].flat().includes('object');
}

function joinKnown(
  known: readonly (FieldVerdict & { kind: 'known' })[],
  isEverywhere: boolean,
): FieldVerdict {
  const [only] = known;
  const isRequired = isEverywhere && known.every((verdict) => verdict.isRequired);
  if (known.length === 1 && only !== undefined) return { ...only, isRequired };
  const schemas = known.map((verdict) => resolve(verdict.type));
  return { kind: 'known', type: { schema: { anyOf: schemas }, root: only?.type.root ?? true }, isRequired };
}

function judgeBranch(type: Type, search: Search): FieldVerdict {
  const schema = resolve(type);
  const { name } = search;
  if (search.left-- <= 0) return { kind: 'any' };
  if (schema.allOf !== undefined) return judgeAll(type, schema, search);
  if (schema.properties === undefined) return judgeUnlisted(type, schema);
  if (Object.hasOwn(schema.properties, name)) return knownField(type, schema, name);
  if (isOpen(schema)) return judgeUnlisted(type, schema, true);
  return { kind: 'unknown', known: Object.keys(schema.properties) };
}

function knownField(type: Type, schema: SchemaObject, name: string): FieldVerdict {
  const field: Type = { schema: schema.properties?.[name] ?? true, root: type.root };
  const isRequired = schema.required?.includes(name) === true || resolve(field).default !== undefined;
  return { kind: 'known', type: field, isRequired };
}

function isOpen(schema: SchemaObject): boolean {
  if (schema.patternProperties !== undefined) return true;
  return schema.additionalProperties !== undefined && schema.additionalProperties !== false;
}

function judgeUnlisted(type: Type, schema: SchemaObject, isListed = false): FieldVerdict {
  const rest = schema.additionalProperties;
  if (rest === false) return { kind: 'unknown', known: [] };
  if (typeof rest === 'object')
    return { kind: 'known', type: { schema: rest, root: type.root }, isRequired: false };
  return { kind: isListed ? 'open' : 'any' };
}

/** All parts of `allOf` hold: the first that knows the field says what it is; one that allows anything allows it. */
function judgeAll(type: Type, schema: SchemaObject, search: Search): FieldVerdict {
  const { allOf = [], ...own } = schema;
  const parts = [...(own.properties === undefined ? [] : [own]), ...allOf];
  const verdicts = parts.map((part) => judge({ schema: part, root: type.root }, search));
  const known = verdicts.find((verdict) => verdict.kind === 'known');
  const names = verdicts.flatMap((verdict) => (verdict.kind === 'unknown' ? verdict.known : []));
  return known ?? (names.length > 0 ? { kind: 'unknown', known: names } : { kind: 'any' });
}
