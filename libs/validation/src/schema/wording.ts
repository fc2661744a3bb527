import type { ErrorObject } from 'ajv/dist/2020.js';
import type { JsonSchema } from '@fermata/model';
import { didYouMean } from '../suggest.ts';

/** What is said about one error of ajv. */
export interface Wording {
  readonly code: string;
  readonly message: string;
  readonly fix?: string | undefined;
}

/** Plain words for what means the same in every schema; undefined for keywords that need to know more. */
export function plainWording(error: ErrorObject): Wording {
  const found = wordings[error.keyword];
  return found === undefined
    ? { code: 'schema.range', message: `This ${error.message ?? 'is not allowed'}.` }
    : found(error);
}

const wordings: Readonly<Record<string, (error: ErrorObject) => Wording>> = Object.freeze({
  required: (error) => ({
    code: 'schema.required',
    message: `\`${parameter(error, 'missingProperty')}\` is missing.`,
  }),
  type: (error) => ({
    code: 'schema.type',
    message: `This must be ${typeName(error)}, not ${nameOfType(error.data)}.`,
  }),
  enum: (error) => word(error, (error.params as { allowedValues: unknown[] }).allowedValues),
  const: (error) => word(error, [(error.params as { allowedValue: unknown }).allowedValue]),
  pattern: (error) => ({
    code: 'schema.pattern',
    message: `${shown(error.data)} is not allowed here.${described(error)}`,
  }),
  not: (error) => ({
    code: 'schema.excluded',
    message: described(error).trim() || 'This is not allowed here.',
    fix: 'remove it',
  }),
  anyOf: () => ({ code: 'schema.choice', message: 'This is none of what is allowed here.' }),
  oneOf: () => ({ code: 'schema.choice', message: 'This must be exactly one of what is allowed here.' }),
});

function word(error: ErrorObject, allowed: readonly unknown[]): Wording {
  const words = allowed.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  const list = words.map((entry) => `\`${entry}\``).join(', ');
  return {
    code: 'schema.word',
    message: words.length === 1 ? `This must be ${list}.` : `This must be one of ${list}.`,
    fix: typeof error.data === 'string' ? didYouMean(error.data, words) : undefined,
  };
}

/** A parameter of an error of ajv, as text. */
export function parameter(error: ErrorObject, name: string): string {
  return String((error.params as Record<string, unknown>)[name]);
}

/** The description beside the keyword that failed. */
function described(error: ErrorObject): string {
  const description = ((error.parentSchema ?? {}) as JsonSchema)['description'];
  return typeof description === 'string' ? ` ${description}` : '';
}

/** A value as it is shown in a message: short, or only its type. */
export function shown(value: unknown): string {
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
