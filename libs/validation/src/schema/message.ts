import type { ErrorObject } from 'ajv/dist/2020.js';
import type { DefinitionKind, JsonSchema, Problem } from '@fermata/model';
import { errorAt, extendPointer } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { knownFields, stepTypesWith } from './lookup.ts';

type Wording = (error: ErrorObject, path: string, kind: DefinitionKind) => Problem[];

/** The problems of one error of ajv; none if it only echoes another. */
export function messageOf(error: ErrorObject, at: string, kind: DefinitionKind): Problem[] {
  const wording = wordings[error.keyword] ?? otherwise;
  return wording(error, at + error.instancePath, kind);
}

const wordings: Readonly<Record<string, Wording>> = Object.freeze({
  required: (error, path) => [
    errorAt(path, 'schema.required', `\`${parameter(error, 'missingProperty')}\` is missing.`),
  ],
  additionalProperties: (error, path, kind) => unknownField(error, 'additionalProperty', path, kind),
  unevaluatedProperties: (error, path, kind) => unknownField(error, 'unevaluatedProperty', path, kind),
  type: (error, path) => [
    errorAt(path, 'schema.type', `This must be ${typeName(error)}, not ${nameOfType(error.data)}.`),
  ],
  enum: (error, path) => word(error, path, (error.params as { allowedValues: unknown[] }).allowedValues),
  const: (error, path) => word(error, path, [(error.params as { allowedValue: unknown }).allowedValue]),
  pattern: (error, path) => [
    errorAt(path, 'schema.pattern', `${shown(error.data)} is not allowed here.${described(error)}`),
  ],
  not: (error, path) => [
    errorAt(path, 'schema.excluded', described(error).trim() || 'This is not allowed here.', 'remove it'),
  ],
  propertyNames: (error, path) => fieldName(error, path),
  discriminator: (error, path, kind) => stepType(error, path, kind),
});

function otherwise(error: ErrorObject, path: string): Problem[] {
  return [errorAt(path, 'schema.range', `This ${error.message ?? 'is not allowed'}.`)];
}

function unknownField(error: ErrorObject, name: string, path: string, kind: DefinitionKind): Problem[] {
  const field = parameter(error, name);
  const known = knownFields(kind, parentOf(error));
  if (known.includes(field)) return [];
  const place = extendPointer(path, field);
  const types = isStep(error.data) && kind === 'workflow' ? stepTypesWith(field) : [];
  if (types.length > 0)
    return [
      errorAt(
        place,
        'schema.unknown',
        `\`${field}\` belongs only to steps of type ${types.join(', ')}.`,
        'remove it',
      ),
    ];
  return [errorAt(place, 'schema.unknown', `There is no field \`${field}\` here.`, didYouMean(field, known))];
}

function isStep(value: unknown): boolean {
  return typeof (value as { type?: unknown } | null)?.type === 'string';
}

function word(error: ErrorObject, path: string, allowed: readonly unknown[]): Problem[] {
  const words = allowed.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  const fix = typeof error.data === 'string' ? didYouMean(error.data, words) : undefined;
  const list = words.map((entry) => `\`${entry}\``).join(', ');
  const message = words.length === 1 ? `This must be ${list}.` : `This must be one of ${list}.`;
  return [errorAt(path, 'schema.word', message, fix)];
}

function fieldName(error: ErrorObject, path: string): Problem[] {
  const name = parameter(error, 'propertyName');
  const message = `\`${name.slice(0, 60)}\` cannot be a name here: a lower-case letter, then letters and digits.`;
  return [errorAt(extendPointer(path, name), 'schema.name', message)];
}

function stepType(error: ErrorObject, path: string, kind: DefinitionKind): Problem[] {
  const tag = parameter(error, 'tag');
  const value = (error.data as Record<string, unknown>)[tag];
  if (value === undefined) return [];
  const known = kind === 'workflow' ? stepTypesWith('type') : [];
  const fix = typeof value === 'string' ? didYouMean(value, known) : undefined;
  const message = `${shown(value)} is no type of step; there are ${known.join(', ')}.`;
  return [errorAt(extendPointer(path, tag), 'schema.word', message, fix)];
}

function parameter(error: ErrorObject, name: string): string {
  return String((error.params as Record<string, unknown>)[name]);
}

function parentOf(error: ErrorObject): JsonSchema {
  return (error.parentSchema ?? {}) as JsonSchema;
}

function described(error: ErrorObject): string {
  const description = parentOf(error)['description'];
  return typeof description === 'string' ? ` ${description}` : '';
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `\`${value.length > 60 ? `${value.slice(0, 60)}…` : value}\``;
  return nameOfType(value);
}

function typeName(error: ErrorObject): string {
  const type = (error.params as { type: string | string[] }).type;
  return [type].flat().map(wordForType).join(' or ');
}

function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  return wordForType(Array.isArray(value) ? 'array' : typeof value);
}

const typeWords: Readonly<Record<string, string>> = Object.freeze({
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
});

function wordForType(type: string): string {
  return typeWords[type] ?? type;
}
