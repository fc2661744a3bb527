import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

const LEVELS = 6;

/** Something that fits a schema well enough to look at a form with: examples and defaults first. */
export function sampleInput(schema: JsonValue | undefined, depth = 0): JsonValue {
  if (!isObject(schema) || depth > LEVELS) return {};
  const own = schema as JsonObject;
  return said(own) ?? ofType(own, depth);
}

function said(schema: JsonObject): JsonValue | undefined {
  return schema['default'] ?? firstOf(schema['examples']) ?? schema['const'] ?? firstOf(schema['enum']);
}

function firstOf(list: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(list) ? list[0] : undefined;
}

function ofType(schema: JsonObject, depth: number): JsonValue {
  switch (schema['type']) {
    case 'string':
      return texts[String(schema['format'])] ?? String(schema['title'] ?? 'Sample');
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 42;
    case 'boolean':
      return true;
    case 'array':
      return [sampleInput(schema['items'], depth + 1)];
    default:
      return objectOf(schema, depth);
  }
}

const texts: Readonly<Record<string, string>> = Object.freeze({
  date: '2030-12-24',
  'date-time': '2030-12-24T17:00:00Z',
  email: 'kim@example.com',
  uri: 'https://example.com',
});

function objectOf(schema: JsonObject, depth: number): JsonObject {
  const properties = isObject(schema['properties']) ? (schema['properties'] as JsonObject) : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, sampleInput(inner, depth + 1)]),
  );
}
