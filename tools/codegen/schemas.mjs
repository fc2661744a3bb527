import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './files.mjs';

const suffix = '.schema.json';

/**
 * The JSON Schemas of schemas/, by name (`workflow`, `task`, `terms`, …), in alphabetical order.
 * @returns {Promise<Record<string, object>>}
 */
export async function readSchemas() {
  const folder = join(root, 'schemas');
  const names = (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort();
  const entries = names.map(async (name) => [
    name.slice(0, -suffix.length),
    JSON.parse(await readFile(join(folder, name), 'utf8')),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** One schema that holds every kind and every term under `$defs`, flat enough to become readable types. */
export function bundleSchemas(schemas) {
  const definitions = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const { $defs, $schema: _dialect, $id: _id, ...body } = schema;
    if (name !== 'terms') add(definitions, `${name}Definition`, body);
    for (const [key, definition] of Object.entries($defs ?? {})) add(definitions, key, definition);
  }
  const named = Object.entries(definitions).filter(([key]) => !(key in ownTypes) && !fragments.has(key));
  const flat = named.map(([key, value]) => [key, flatten(value, definitions)]);
  return { type: 'object', $defs: Object.fromEntries(flat) };
}

function add(definitions, key, value) {
  if (key in definitions) throw new Error(`two schemas define ${key}`);
  definitions[key] = value;
}

/** Types that say more than their schema can. */
const ownTypes = { value: 'JsonValue', authorSchema: 'JsonSchema' };

/** Definitions that others take their fields from; no type of their own. */
const fragments = new Set(['stepFields', 'flowFields']);

/** Keywords that restrict values without changing their type. */
const dropped = new Set(
  'if then else allOf discriminator title propertyNames pattern minItems maxItems minProperties maxProperties'.split(
    ' ',
  ),
);

function flatten(node, definitions) {
  if (Array.isArray(node)) return node.map((entry) => flatten(entry, definitions));
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref === 'string') return flattenReference(node, definitions);
  if (isOpenObject(node)) return { tsType: 'JsonObject', description: node.description };
  return flattenKeywords(node, definitions);
}

function flattenReference({ $ref, ...rest }, definitions) {
  const key = $ref.slice($ref.lastIndexOf('/') + 1);
  const description = rest.description ?? definitions[key].description;
  if (rest.properties === undefined) return { tsType: ownTypes[key] ?? typeName(key), description };
  const base = flatten(definitions[key], definitions);
  const own = flattenKeywords(rest, definitions);
  return { ...own, properties: { ...own.properties, ...base.properties } };
}

function typeName(key) {
  return key.replaceAll(/(?:^|-)([a-z])/g, (_match, letter) => letter.toUpperCase());
}

function flattenKeywords(node, definitions) {
  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (dropped.has(key) || isRequirement(key, value)) continue;
    result[key] = key === 'properties' ? flattenProperties(value, definitions) : flatten(value, definitions);
  }
  return result;
}

function flattenProperties(properties, definitions) {
  const entries = Object.entries(properties).map(([key, value]) => [key, flatten(value, definitions)]);
  return Object.fromEntries(entries);
}

/** `anyOf` and `oneOf` that only say which fields must be there. */
function isRequirement(key, value) {
  if (key !== 'anyOf' && key !== 'oneOf') return false;
  return Array.isArray(value) && value.every((entry) => Object.keys(entry).join() === 'required');
}

function isOpenObject(node) {
  return node.type === 'object' && node.properties === undefined && node.additionalProperties === undefined;
}
