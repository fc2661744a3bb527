import type { JsonObject, JsonSchema } from '@fermata/model';

/** A line of text. */
export const text: JsonSchema = Object.freeze({ type: 'string', maxLength: 200 });

/** A number. */
export const number: JsonSchema = Object.freeze({ type: 'number' });

/** Yes or no. */
export const flag: JsonSchema = Object.freeze({ type: 'boolean' });

/** Several words. */
export const words: JsonSchema = Object.freeze({ type: 'array', items: text, maxItems: 50 });

/** One of these words. */
export function choose(...names: readonly string[]): JsonSchema {
  return { enum: names };
}

/** The schema of the settings of a component. */
export function settings(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties: properties as JsonObject };
}
