import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import type { Known } from '@fermata/validation';

/** Something that an expression may read, as a branch of a tree. */
export interface ScopeNode {
  readonly name: string;
  /** What to write to read it. */
  readonly expression: string;
  /** Title or type, for people. */
  readonly note: string | undefined;
  /** Whether it may not be there yet when the step begins. */
  readonly isUncertain: boolean;
  readonly children: readonly ScopeNode[];
}

/** What an expression of a step, or of the workflow itself, may read. */
export function scopeNodes(
  definition: JsonObject,
  stepId: string | undefined,
  known: Known | undefined,
): readonly ScopeNode[] {
  void stepId;
  void known;
  const schema = definition['input'];
  return [nodeOf('input', 'input', isObject(schema) ? (schema as JsonObject) : {})];
}

function nodeOf(name: string, expression: string, schema: JsonObject): ScopeNode {
  const properties = isObject(schema['properties']) ? (schema['properties'] as JsonObject) : {};
  return {
    name,
    expression,
    note: noteOf(schema),
    isUncertain: false,
    children: Object.entries(properties).map(([key, inner]) =>
      nodeOf(key, `${expression}.${key}`, isObject(inner) ? (inner as JsonObject) : {}),
    ),
  };
}

function noteOf({ title, type }: JsonObject): string | undefined {
  const said: JsonValue | undefined = title ?? type;
  return typeof said === 'string' ? said : undefined;
}
