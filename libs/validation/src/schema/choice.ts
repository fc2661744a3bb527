import type { ErrorObject } from 'ajv/dist/2020.js';
import type { DefinitionKind, JsonSchema } from '@fermata/model';
import { isObject } from '@fermata/model';
import { knownFields, resolved } from './lookup.ts';

/** The alternatives of a failed `anyOf` or `oneOf`. */
export function alternatives(error: ErrorObject): readonly JsonSchema[] {
  return Array.isArray(error.schema) ? (error.schema as JsonSchema[]) : [];
}

/** Whether the alternatives only say which fields must be there. */
export function isRequirement(error: ErrorObject): boolean {
  return alternatives(error).every((entry) => Object.keys(entry).join() === 'required');
}

/** The fields of a requirement, one of which must be there. */
export function requiredFields(error: ErrorObject): string[] {
  return alternatives(error).flatMap((entry) => entry['required'] as string[]);
}

/** The alternative that the author of an object most likely meant: most fields in common; undefined for other values. */
export function likelyAlternative(kind: DefinitionKind, error: ErrorObject): JsonSchema | undefined {
  const value: unknown = error.data;
  const fitting = alternatives(error).filter((entry) => acceptsType(resolved(kind, entry), value));
  if (!isObject(value) && !Array.isArray(value)) return undefined;
  const score = (entry: JsonSchema): number => {
    const known = knownFields(kind, entry);
    return Object.keys(value).filter((key) => known.includes(key)).length;
  };
  return [...fitting].sort((a, b) => score(b) - score(a))[0];
}

function acceptsType(schema: JsonSchema, value: unknown): boolean {
  if (Array.isArray(value)) return schema['type'] === 'array';
  return schema['type'] === 'object' && isObject(value);
}

/** All plain words that some alternative allows. */
export function allowedWords(kind: DefinitionKind, error: ErrorObject): string[] {
  const found = alternatives(error).flatMap((entry) => {
    const schema = resolved(kind, entry);
    return Array.isArray(schema['enum']) ? schema['enum'] : [schema['const']];
  });
  return found.filter((entry): entry is string => typeof entry === 'string');
}
