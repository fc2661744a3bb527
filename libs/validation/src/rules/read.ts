import type { References } from '@fermata/interpreter';
import type { JsonSchema, JsonValue } from '@fermata/model';
import { isObject } from '@fermata/model';
import { authorSchemaProblems } from '../author/meta.ts';

/** Rules read documents that may be wrong anywhere: what has not the shape it should have counts as absent. */
export type Loose = Readonly<Record<string, unknown>>;

/** A field that is an object; empty otherwise. */
export function objectAt(value: unknown, name: string): Loose {
  const found = valueAt(value, name);
  return isObject(found) ? found : {};
}

/** A field that is a list; empty otherwise. */
export function listAt(value: unknown, name: string): readonly unknown[] {
  const found = valueAt(value, name);
  return Array.isArray(found) ? found : [];
}

/** A field that is a text; undefined otherwise. */
export function textAt(value: unknown, name: string): string | undefined {
  const found = valueAt(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** A field, own ones only. */
export function valueAt(value: unknown, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] as JsonValue) : undefined;
}

/** What a rule sees beside the document: what its references resolved to, and which schemas are safe to look into. */
export interface Sight {
  readonly references: References;
  /** The schema, or `true` (anything is possible) for one that is absent or refused. */
  readonly safe: (schema: unknown) => JsonSchema | true;
}

/** The sight of one judgement; each schema is checked once. */
export function sightOf(references: References): Sight {
  const known = new Map<unknown, JsonSchema | true>();
  const safe = (schema: unknown): JsonSchema | true => {
    const verdict = known.get(schema) ?? safeSchema(schema);
    known.set(schema, verdict);
    return verdict;
  };
  return { references, safe };
}

function safeSchema(value: unknown): JsonSchema | true {
  if (!isObject(value) || authorSchemaProblems(value).length > 0) return true;
  return value as JsonSchema;
}
