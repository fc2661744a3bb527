import { isObject } from '@fermata/model';
import type { JsonSchemaLike } from '@fermata/expressions';
import { extendPath } from '../condition/field.ts';

/** Something that an expression may read, with what is below it. */
export interface ScopeField {
  readonly name: string;
  /** How an expression writes it. */
  readonly path: string;
  /** JSON type where it is known: `object`, `array`, `string`, … */
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  /** The values that it may have, where these are known. */
  readonly values?: readonly unknown[];
  /** Whether it is surely there when the expression is read. */
  readonly certain: boolean;
  readonly fields: readonly ScopeField[];
  /** What the items of a list have. */
  readonly items?: readonly ScopeField[];
}

/** How deep fields are shown; a schema that refers to itself has no end. */
const DEPTH = 8;

interface Place {
  readonly name: string;
  readonly path: string;
  readonly certain: boolean;
  readonly depth?: number;
  /** The document that local references point into. */
  readonly root?: JsonSchemaLike;
}

/** A field and all below it, from the schema of its values. */
export function fieldFrom(
  schema: JsonSchemaLike,
  { name, path, certain, depth = 0, root = schema }: Place,
): ScopeField {
  const flat = flattened(schema, root);
  const type = typeName(flat);
  const { items } = flat;
  const inner = { certain, depth: depth + 1, root };
  const isDeep = depth >= DEPTH;
  const list =
    isDeep || !isObject(items) ? undefined : fieldFrom(items as JsonSchemaLike, { name, path: '', ...inner });
  return {
    name,
    path,
    certain,
    ...(type === undefined ? {} : { type }),
    ...texts(flat),
    fields: isDeep ? [] : fieldsOf(flat, path, inner),
    ...(list === undefined ? {} : { items: list.fields }),
  };
}

type Flat = Readonly<Record<string, unknown>>;

function fieldsOf(flat: Flat, path: string, inner: Omit<Place, 'name' | 'path'>): readonly ScopeField[] {
  const properties = isObject(flat['properties']) ? flat['properties'] : {};
  const required = Array.isArray(flat['required']) ? flat['required'] : [];
  return Object.entries(properties).map(([name, schema]) => {
    const certain = inner.certain && required.includes(name);
    return fieldFrom(schema as JsonSchemaLike, { ...inner, name, path: extendPath(path, name), certain });
  });
}

function texts(flat: Flat): Pick<ScopeField, 'title' | 'description' | 'values'> {
  const { title, description, const: only } = flat;
  const values = Array.isArray(flat['enum']) ? flat['enum'] : only === undefined ? undefined : [only];
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(values === undefined ? {} : { values }),
  };
}

function typeName({ type, properties, items }: Flat): string | undefined {
  if (typeof type === 'string') return type;
  if (Array.isArray(type))
    return type.find((one) => typeof one === 'string' && one !== 'null') as string | undefined;
  if (isObject(properties)) return 'object';
  return items === undefined ? undefined : 'array';
}

/** A schema with its local reference followed and its parts laid together; of alternatives the first that is not null. */
function flattened(schema: JsonSchemaLike, root: JsonSchemaLike, hops = 0): Flat {
  if (!isObject(schema) || hops > 16) return {};
  const { $ref, allOf, anyOf, oneOf, ...own } = schema as Flat;
  const others = [
    ...(typeof $ref === 'string' ? [followed($ref, root)] : []),
    ...(Array.isArray(allOf) ? allOf : []),
    ...[anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list.filter(isNoNull).slice(0, 1) : [])),
  ];
  return others.reduce<Flat>(
    (all, part) => mixed(all, flattened(part as JsonSchemaLike, root, hops + 1)),
    own,
  );
}

function isNoNull(schema: unknown): boolean {
  return !isObject(schema) || schema['type'] !== 'null';
}

function mixed(one: Flat, other: Flat): Flat {
  const properties = [one, other].map((part) => (isObject(part['properties']) ? part['properties'] : {}));
  const required = [one, other].flatMap((part) => (Array.isArray(part['required']) ? part['required'] : []));
  const all = { ...properties[1], ...properties[0] };
  const both = { ...other, ...one };
  return Object.keys(all).length === 0 ? both : { ...both, properties: all, required };
}

function followed(ref: string, root: JsonSchemaLike): unknown {
  if (ref !== '#' && !ref.startsWith('#/')) return true;
  return ref
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (place, part) => (isObject(place) && Object.hasOwn(place, part) ? place[part] : true),
      root,
    );
}
