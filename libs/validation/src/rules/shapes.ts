import type { JsonSchemaLike } from '@fermata/expressions';
import { isObject } from '@fermata/model';

/** Types of texts, of whole numbers, and of null. */
export const textType: JsonSchemaLike = Object.freeze({ type: 'string' });
/** See {@link textType}. */
export const countType: JsonSchemaLike = Object.freeze({ type: 'integer' });
/** See {@link textType}. */
export const nullType: JsonSchemaLike = Object.freeze({ type: 'null' });

/** The type of an error (rule D1). */
export const errorType: JsonSchemaLike = Object.freeze({
  type: 'object',
  required: ['code', 'message', 'data', 'cause'],
  properties: { code: textType, message: textType, data: true, cause: true },
});

/** The type of an event with data of some type (rule D1). */
export function eventType(data: JsonSchemaLike): JsonSchemaLike {
  const key = orNull(textType);
  return closed({ id: textType, type: textType, source: textType, key, data, receivedAt: textType });
}

/** The type of a value that may be null, and why. */
export function orNull(schema: JsonSchemaLike, why?: string): JsonSchemaLike {
  return { anyOf: [schema, why === undefined ? nullType : { type: 'null', description: why }] };
}

/** An object with exactly these fields. */
export function closed(properties: Readonly<Record<string, JsonSchemaLike>>): JsonSchemaLike {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

/** A value of one of some types; of anything, if one of them is anything or stands on another document. */
export function union(schemas: readonly JsonSchemaLike[]): JsonSchemaLike {
  const known = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only] = known;
  if (known.length === 1 && only !== undefined) return only;
  return known.some(saysNothing) ? true : { anyOf: known };
}

function saysNothing(schema: JsonSchemaLike): boolean {
  return !isObject(schema) || Object.keys(schema).length === 0 || JSON.stringify(schema).includes('"$ref"');
}

/** The type of the elements of a list, as far as it is known. */
export function elementOf(schema: JsonSchemaLike): JsonSchemaLike {
  if (!isObject(schema) || schema.type !== 'array' || Array.isArray(schema.items)) return true;
  return (schema.items as JsonSchemaLike | undefined) ?? true;
}
