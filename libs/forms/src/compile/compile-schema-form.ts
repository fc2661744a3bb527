import { plainLanguage } from '@fermata/expressions';
import type { JsonObject, JsonSchema } from '@fermata/model';
import type { FormPlan } from '../plan.ts';
import { compileFormIn } from './compile-form-in.ts';

/** What a generated form has beside its schema. */
export interface SchemaFormOptions {
  readonly name?: string;
  readonly title?: string;
  /** Schema of what is shown above the fields. */
  readonly input?: JsonSchema;
  /** Decisions, as a definition writes them. */
  readonly outcomes?: readonly JsonObject[];
}

/**
 * A form without a definition: made from a JSON Schema, in the order of its properties. What cannot be shown by fields
 * is a `json` component, with the reason in `options.why`. Never throws, whatever the schema.
 */
export function compileSchemaForm(schema: JsonSchema, options: SchemaFormOptions = {}): FormPlan {
  const named = typeof schema['title'] === 'string' ? { title: schema['title'] } : {};
  // Nobody has written a layout, so there is nothing in it to be judged by the whole language.
  const definition = { kind: 'component', name: 'generated', ...named, schema, ...options };
  return compileFormIn(plainLanguage, definition);
}
