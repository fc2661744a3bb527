import { isObject, type JsonValue } from '@fermata/model';

/** A small value that a JSON Schema most likely takes: required properties, defaults, first choices, least numbers. */
export function sampleOf(schema: unknown, depth = 0): JsonValue {
  if (!isObject(schema) || depth > 6) return null;
  const given = [schema['default'], schema['const'], first(schema['enum']), first(schema['examples'])];
  const known = given.find((value) => value !== undefined);
  if (known !== undefined) return known as JsonValue;
  const type = first(schema['type']) ?? schema['type'];
  if (type === 'object' || isObject(schema['properties'])) return objectOf(schema, depth);
  return plainOf(type, schema);
}

function plainOf(type: unknown, schema: Readonly<Record<string, unknown>>): JsonValue {
  switch (type) {
    case 'array':
      return [];
    case 'string':
      return 'x'.repeat(Math.max(1, Number(schema['minLength'] ?? 1)));
    case 'number':
    case 'integer':
      return Math.max(1, Number(schema['minimum'] ?? 1));
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function objectOf(schema: Readonly<Record<string, unknown>>, depth: number): JsonValue {
  const { required, properties } = schema;
  const parts = isObject(properties) ? properties : {};
  const asked = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  const filled = Object.keys(parts).filter((name) => isObject(parts[name]) && 'default' in parts[name]);
  const names = [...new Set([...asked, ...filled])];
  return Object.fromEntries(names.map((name) => [name, sampleOf(parts[name], depth + 1)]));
}
