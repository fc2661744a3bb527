/** The part of JSON Schema that the check of expressions reads. `true` and `{}` allow anything. */
export type JsonSchemaLike =
  | boolean
  | {
      readonly type?: string | readonly string[] | undefined;
      readonly properties?: { readonly [name: string]: JsonSchemaLike } | undefined;
      readonly patternProperties?: unknown;
      readonly additionalProperties?: JsonSchemaLike | undefined;
      readonly required?: readonly string[] | undefined;
      readonly items?: JsonSchemaLike | readonly JsonSchemaLike[] | undefined;
      readonly anyOf?: readonly JsonSchemaLike[] | undefined;
      readonly oneOf?: readonly JsonSchemaLike[] | undefined;
      readonly allOf?: readonly JsonSchemaLike[] | undefined;
      readonly const?: unknown;
      readonly enum?: readonly unknown[] | undefined;
      readonly default?: unknown;
      readonly $ref?: string | undefined;
      readonly [keyword: string]: unknown;
    };

/** A schema and the document that its local references point into. */
export interface Type {
  readonly schema: JsonSchemaLike;
  readonly root: JsonSchemaLike;
}

/** What the schema of an object says about a field. */
export type FieldVerdict =
  | { readonly kind: 'known'; readonly type: Type; readonly isRequired: boolean }
  | { readonly kind: 'any' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unknown'; readonly known: readonly string[] };

type SchemaObject = Exclude<JsonSchemaLike, boolean>;

/** A schema as a document of its own. */
export function typeFrom(schema: JsonSchemaLike): Type {
  return { schema, root: schema };
}

/** The type of everything. */
export function anyType(): Type {
  return typeFrom(true);
}

/** The schema behind local references (`#/$defs/…`); anything for one that leads nowhere, outside or in a circle. */
export function resolve(type: Type): SchemaObject {
  let { schema } = type;
  for (let hops = 0; hops < 16; hops++) {
    if (typeof schema === 'boolean') return {};
    if (schema.$ref === undefined) return schema;
    schema = follow(schema.$ref, type.root);
  }
  return {};
}

function follow(ref: string, root: JsonSchemaLike): JsonSchemaLike {
  if (ref !== '#' && !ref.startsWith('#/')) return true;
  let place: unknown = root;
  for (const part of ref.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return true;
    place = (place as Record<string, unknown>)[name];
  }
  return typeof place === 'object' && place !== null ? (place as SchemaObject) : place !== false;
}

/** The branches of a union, or the one schema that is none. */
export function branchesOf(type: Type): readonly Type[] {
  return expand(type, 0);
}

function expand(type: Type, depth: number): readonly Type[] {
  const schema = resolve(type);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches === undefined || depth > 8) return [{ schema, root: type.root }];
  return branches.flatMap((branch) => expand({ schema: branch, root: type.root }, depth + 1));
}

/**
 * What is known about a field. An object that lists `properties` is closed unless it says
 * `additionalProperties: true` (or a schema, or `patternProperties`); a schema that says nothing allows anything.
 */
export function judgeField(type: Type, name: string): FieldVerdict {
  const objects = branchesOf(type).filter((branch) => allowsObject(resolve(branch)));
  const verdicts = objects.map((branch) => judgeBranch(branch, name));
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

function judgeBranch(type: Type, name: string): FieldVerdict {
  const schema = resolve(type);
  if (schema.allOf !== undefined) return judgeAll(type, schema, name);
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
function judgeAll(type: Type, schema: SchemaObject, name: string): FieldVerdict {
  const { allOf = [], ...own } = schema;
  const parts = [...(own.properties === undefined ? [] : [own]), ...allOf];
  const verdicts = parts.map((part) => judgeField({ schema: part, root: type.root }, name));
  const known = verdicts.find((verdict) => verdict.kind === 'known');
  const names = verdicts.flatMap((verdict) => (verdict.kind === 'unknown' ? verdict.known : []));
  return known ?? (names.length > 0 ? { kind: 'unknown', known: names } : { kind: 'any' });
}
