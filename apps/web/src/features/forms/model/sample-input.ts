import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

const LEVELS = 6;

/** Something that fits a schema well enough to look at a form with: examples and defaults first. */
export function sampleInput(schema: JsonValue | undefined, depth = 0): JsonValue {
  if (!isObject(schema) || depth > LEVELS) return {};
  const own = schema as JsonObject;
  const [example] = Array.isArray(own['examples']) ? own['examples'] : [];
  const [choice] = Array.isArray(own['enum']) ? own['enum'] : [];
  const said = own['default'] ?? example ?? own['const'] ?? choice;
  if (said !== undefined) return said;
  switch (own['type']) {
    case 'string':
      return texts[String(own['format'])] ?? String(own['title'] ?? 'Sample');
    case 'integer':
    case 'number':
      return typeof own['minimum'] === 'number' ? own['minimum'] : 42;
    case 'boolean':
      return true;
    case 'array':
      return [sampleInput(own['items'], depth + 1)];
    default:
      return objectOf(own, depth);
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
