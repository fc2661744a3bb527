import { isObject } from '@fermata/model';

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

/** A schema that says something. */
export type SchemaObject = Exclude<JsonSchemaLike, boolean>;

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
  let schema: unknown = type.schema;
  for (let hops = 0; hops < 16; hops++) {
    if (!isObject(schema) || !isSound(schema)) return {};
    if (schema.$ref === undefined) return schema;
    schema = follow(schema.$ref, type.root);
  }
  return {};
}

const LISTS: readonly string[] = Object.freeze(['required', 'anyOf', 'oneOf', 'allOf', 'enum']);

/** False for a schema whose keywords are not of their kinds: another check reports it, this one takes it for anything. */
function isSound(schema: Readonly<Record<string, unknown>>): schema is SchemaObject {
  const { type = 'null', properties = {}, $ref = '' } = schema;
  if (!isObject(properties) || typeof $ref !== 'string') return false;
  if (![type].flat().every((name) => typeof name === 'string')) return false;
  return LISTS.every((keyword) => schema[keyword] === undefined || Array.isArray(schema[keyword]));
}

function follow(ref: string, root: JsonSchemaLike): unknown {
  if (ref !== '#' && !ref.startsWith('#/')) return true;
  let place: unknown = root;
  for (const part of ref.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return true;
    place = (place as Record<string, unknown>)[name];
  }
  return place;
}

/**
 * The branches of a union, or the one schema that is none. At most 256 are looked at; the rest counts as anything, so
 * that schemas which refer to themselves end.
 */
export function branchesOf(type: Type): readonly Type[] {
  return expand(type, { left: 256 });
}

function expand(type: Type, budget: { left: number }): readonly Type[] {
  if (budget.left-- <= 0) return [anyType()];
  const schema = resolve(type);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches === undefined || schema.properties !== undefined) return [{ schema, root: type.root }];
  return branches.slice(0, 256).flatMap((branch) => expand({ schema: branch, root: type.root }, budget));
}
