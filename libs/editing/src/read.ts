import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** A draft may be wrong anywhere: what has not the shape it should have counts as absent. */
export type Loose = JsonValue | undefined;

const NOTHING: JsonObject = Object.freeze({});

/** A field, own ones only. */
export function valueAt(value: Loose, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] as JsonValue) : undefined;
}

/** A field that is an object; empty otherwise. */
export function objectAt(value: Loose, name: string): JsonObject {
  const found = valueAt(value, name);
  return isObject(found) ? (found as JsonObject) : NOTHING;
}

/** A field that is a list; empty otherwise. */
export function listAt(value: Loose, name: string): readonly JsonValue[] {
  const found = valueAt(value, name);
  return Array.isArray(found) ? (found as readonly JsonValue[]) : [];
}

/** A field that is a text; undefined otherwise. */
export function textAt(value: Loose, name: string): string | undefined {
  const found = valueAt(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** The steps of a workflow, by id, in the order in which they are written. */
export function stepsOf(definition: Loose): readonly (readonly [id: string, step: JsonValue])[] {
  return Object.entries(objectAt(definition, 'steps'));
}
