import type { JsonObject, JsonSchema } from '@fermata/model';

const byFormat: Readonly<Record<string, string>> = Object.freeze({
  date: 'date',
  time: 'time',
  'date-time': 'date-time',
});

const longText = 200;

/** The component of a text by its format and length. */
export function textComponent(schema: JsonSchema): JsonObject {
  const format = typeof schema['format'] === 'string' ? schema['format'] : '';
  if (Object.hasOwn(byFormat, format)) return { component: byFormat[format] ?? 'text' };
  if (schema['contentMediaType'] === 'text/markdown') return { component: 'rich-text' };
  const most = schema['maxLength'];
  if (typeof most === 'number' && most > longText) return { component: 'long-text' };
  return { component: 'text', ...(format === '' ? {} : { options: { format } }) };
}
