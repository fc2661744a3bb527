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

/**
 * Reads one schema: with its local references followed, `allOf` put together, and a choice between one thing and `null`
 * taken for that thing. A circle ends as `{}`. Keeps what it has put together, so each part is read once.
 */
export class SchemaReader {
  readonly root: JsonSchema;
  readonly #whole = new Map<unknown, JsonSchema>();

  constructor(root: JsonSchema) {
    this.root = root;
  }

  /** A part of the schema, whole. */
  whole(schema: unknown): JsonSchema {
    const known = this.#whole.get(schema);
    if (known !== undefined) return known;
    // While it is put together it stands for nothing: that ends circles.
    this.#whole.set(schema, nothing);
    const found = this.#withoutNull(this.#assembled(schema));
    this.#whole.set(schema, found);
    return found;
  }

  /** Follows the parts of a field pattern down the schema; `*` goes into the items of a list. */
  place(parts: readonly string[]): SchemaPlace | NoPlace {
    let schema = this.whole(this.root);
    let optional: readonly string[] | undefined;
    let required = true;
    for (const [depth, part] of parts.entries()) {
      const next = below(schema, part);
      if (next === undefined) return { unknown: part, known: Object.keys(objectAt(schema, 'properties')) };
      if (depth > 0 && part !== '*' && !required) optional = parts.slice(0, depth);
      required = part === '*' || listAt(schema, 'required').includes(part);
      schema = this.whole(next);
    }
    return {
      schema,
      required: required && parts.length > 0 && parts.at(-1) !== '*',
      ...(optional === undefined ? {} : { optional }),
    };
  }

  #assembled(schema: unknown): JsonSchema {
    if (!isObject(schema)) return nothing;
    const reference = textAt(schema, '$ref');
    const { $ref: _, allOf: __, ...rest } = schema as JsonSchema;
    const parts = [
      ...(reference?.startsWith('#') === true ? [resolvePointer(this.root, reference.slice(1))] : []),
      ...listAt(schema, 'allOf'),
    ];
    if (parts.length === 0) return schema as JsonSchema;
    return parts.map((part) => this.whole(part)).reduce(merged, rest);
  }

  #withoutNull(schema: JsonSchema): JsonSchema {
    const name = ['anyOf', 'oneOf'].find((way) => Array.isArray(schema[way]));
    if (name === undefined) return schema;
    const { [name]: ways, ...rest } = schema;
    const things = (ways as readonly unknown[]).filter((way) => valueAt(way, 'type') !== 'null');
    return things.length === 1 ? merged(rest, this.whole(things[0])) : schema;
  }
}

const nothing: JsonSchema = Object.freeze({});

function below(schema: JsonSchema, part: string): unknown {
  if (part === '*') return isObject(schema['items']) ? schema['items'] : nothing;
  const found = valueAt(valueAt(schema, 'properties'), part);
  if (found !== undefined) return found;
  const others = valueAt(schema, 'additionalProperties');
  if (others === false || (others === undefined && Object.keys(objectAt(schema, 'properties')).length > 0))
    return undefined;
  return isObject(others) ? others : nothing;
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
