import { isObject, resolvePointer, type JsonObject, type JsonSchema } from '@fermata/model';
import { listAt, objectAt, textAt, valueAt } from './read.ts';

/** A place in the schema of an answer. */
export interface SchemaPlace {
  /** The schema there, with its references followed and its parts put together; `{}` where anything may be. */
  readonly schema: JsonSchema;
  /** Whether what holds it demands it. */
  readonly required: boolean;
  /** Parts of the nearest object around it that may be absent: only where that one is there, it is demanded. */
  readonly optional?: readonly string[];
}

/** Why there is no such place, and which names there are. */
export interface NoPlace {
  readonly unknown: string;
  readonly known: readonly string[];
}

/** Follows the parts of a field pattern down the schema of the answer; `*` goes into the items of a list. */
export function schemaPlace(root: JsonSchema, parts: readonly string[]): SchemaPlace | NoPlace {
  let schema = wholeSchema(root, root);
  let optional: readonly string[] | undefined;
  let required = true;
  for (const [depth, part] of parts.entries()) {
    const next = below(root, schema, part);
    if (next === undefined) return { unknown: part, known: Object.keys(objectAt(schema, 'properties')) };
    if (depth > 0 && part !== '*' && !required) optional = parts.slice(0, depth);
    required = part === '*' || listAt(schema, 'required').includes(part);
    schema = wholeSchema(root, next);
  }
  return {
    schema,
    required: required && parts.at(-1) !== '*',
    ...(optional === undefined ? {} : { optional }),
  };
}

function below(root: JsonSchema, schema: JsonSchema, part: string): unknown {
  if (part === '*') return isObject(schema['items']) ? schema['items'] : {};
  const found = valueAt(valueAt(schema, 'properties'), part);
  if (found !== undefined) return found;
  const others = valueAt(schema, 'additionalProperties');
  if (others === false || (others === undefined && Object.keys(objectAt(schema, 'properties')).length > 0))
    return undefined;
  return isObject(others) ? others : wholeSchema(root, {});
}

const deepest = 20;

/**
 * A schema with its local references followed, `allOf` put together, and a choice between one thing and `null` taken for
 * that thing; a circle ends as `{}`.
 */
export function wholeSchema(root: JsonSchema, schema: unknown, depth = 0): JsonSchema {
  const whole = assembled(root, schema, depth);
  const name = ['anyOf', 'oneOf'].find((way) => Array.isArray(whole[way]));
  if (name === undefined) return whole;
  const { [name]: ways, ...rest } = whole;
  const things = (ways as readonly unknown[]).filter((way) => valueAt(way, 'type') !== 'null');
  if (things.length !== 1) return whole;
  return merged(rest, wholeSchema(root, things[0], depth + 1));
}

function assembled(root: JsonSchema, schema: unknown, depth: number): JsonSchema {
  if (!isObject(schema) || depth > deepest) return {};
  const reference = textAt(schema, '$ref');
  const own = schema as JsonSchema;
  const { $ref: _, allOf: __, ...rest } = own;
  const parts = [
    ...(reference?.startsWith('#') === true ? [resolvePointer(root, reference.slice(1))] : []),
    ...listAt(own, 'allOf'),
  ];
  if (parts.length === 0) return own;
  return parts.map((part) => wholeSchema(root, part, depth + 1)).reduce(merged, rest);
}

/** What both say; the first wins where they differ. */
function merged(first: JsonObject, second: JsonObject): JsonObject {
  const required = [...new Set([...listAt(first, 'required'), ...listAt(second, 'required')])];
  const properties = { ...objectAt(second, 'properties'), ...objectAt(first, 'properties') };
  return {
    ...second,
    ...first,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

/** The JSON types that a schema allows, without `null`; none where it does not say. */
export function typesOf(schema: JsonSchema): readonly string[] {
  const type = schema['type'];
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  return named.filter((name) => name !== 'null');
}
