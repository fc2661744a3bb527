import type { JsonSchemaLike, Template, TypeScope } from '@fermata/expressions';
import { checkExpression, parseTemplate } from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import { union } from './shapes.ts';

/** The type of what a template yields, as far as it is known. */
export function inferTemplate(value: JsonValue | undefined, scope: TypeScope): JsonSchemaLike {
  const parsed = parseTemplate(value ?? null);
  return parsed.ok ? typeOf(parsed.template, scope) : true;
}

function typeOf(template: Template, scope: TypeScope): JsonSchemaLike {
  switch (template.t) {
    case 'literal':
      return literalType(template.value);
    case 'expr':
      return detached(checkExpression(template.source, scope).type);
    case 'text':
      return { type: 'string' };
    case 'list':
      return listType(template.items.map((item) => typeOf(item, scope)));
    case 'object':
      return objectType(template.entries.map(([key, entry]) => [key, typeOf(entry, scope)]));
  }
}

function literalType(value: JsonValue): JsonSchemaLike {
  if (value === null) return { type: 'null' };
  if (Array.isArray(value)) return listType((value as readonly JsonValue[]).slice(0, 1_000).map(literalType));
  if (typeof value !== 'object') return { type: typeof value };
  return objectType(Object.entries(value).map(([key, entry]) => [key, literalType(entry as JsonValue)]));
}

/** A list of elements of some types; an empty one may hold anything later. */
function listType(items: readonly JsonSchemaLike[]): JsonSchemaLike {
  return items.length === 0 ? { type: 'array' } : { type: 'array', items: union(items) };
}

function objectType(entries: readonly (readonly [string, JsonSchemaLike])[]): JsonSchemaLike {
  return {
    type: 'object',
    required: entries.map(([key]) => key),
    properties: Object.fromEntries(entries),
    additionalProperties: false,
  };
}

/** A schema with references into another document says nothing on its own. */
function detached(schema: JsonSchemaLike): JsonSchemaLike {
  return JSON.stringify(schema).includes('"$ref"') ? true : schema;
}
