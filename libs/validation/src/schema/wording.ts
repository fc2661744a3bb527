import { eitherOf, inRow, said } from '@fermata/model';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { JsonSchema, Phrase } from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { rangeWords } from './range.ts';

/** What is said about one error of ajv. */
export interface Wording {
  readonly code: string;
  readonly message: Phrase;
  readonly fix?: Phrase | undefined;
}

/** Plain words for what means the same in every schema; undefined for keywords that need to know more. */
export function plainWording(error: ErrorObject): Wording {
  const found = wordings[error.keyword];
  return found === undefined ? { code: 'schema.range', message: rangeWords(error) } : found(error);
}

const wordings: Readonly<Record<string, (error: ErrorObject) => Wording>> = Object.freeze({
  required: (error) => ({
    code: 'schema.required',
    message: said`\`${{ field: parameter(error, 'missingProperty') }}\` is missing.`,
  }),
  type: (error) => ({
    code: 'schema.type',
    message: said`This must be ${{ wanted: typeName(error) }}, not ${{ found: nameOfType(error.data) }}.`,
  }),
  enum: (error) => word(error, (error.params as { allowedValues: unknown[] }).allowedValues),
  const: (error) => word(error, [(error.params as { allowedValue: unknown }).allowedValue]),
  pattern: (error) => ({
    code: 'schema.pattern',
    message: withNote(said`${{ value: shown(error.data) }} is not allowed here.`, error),
  }),
  not: (error) => ({
    code: 'schema.excluded',
    message: excludedWords(error),
    fix: said`remove it`,
  }),
  anyOf: () => ({ code: 'schema.choice', message: said`This is none of what is allowed here.` }),
  oneOf: () => ({ code: 'schema.choice', message: said`This must be exactly one of what is allowed here.` }),
});

function word(error: ErrorObject, allowed: readonly unknown[]): Wording {
  const words = allowed.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  const list = words.map((entry) => `\`${entry}\``).join(', ');
  return {
    code: 'schema.word',
    message: words.length === 1 ? said`This must be ${{ list }}.` : said`This must be one of ${{ list }}.`,
    fix: typeof error.data === 'string' ? didYouMean(error.data, words) : undefined,
  };
}

/** A parameter of an error of ajv, as text. */
export function parameter(error: ErrorObject, name: string): string {
  return String((error.params as Record<string, unknown>)[name]);
}

/** A message with the description that stands beside the keyword that failed: the author's own words. */
export function withNote(message: Phrase, error: ErrorObject): Phrase {
  const note = described(error);
  return note === undefined ? message : inRow([message, said`${{ note }}`], ' ');
}

function excludedWords(error: ErrorObject): Phrase {
  const note = described(error);
  return note === undefined ? said`This is not allowed here.` : said`${{ note }}`;
}

function described(error: ErrorObject): string | undefined {
  const description = ((error.parentSchema ?? {}) as JsonSchema)['description'];
  return typeof description === 'string' ? description : undefined;
}

/** A value as it is shown in a message: short, or only its type. */
export function shown(value: unknown): Phrase | string {
  if (typeof value === 'string') return `\`${value.length > 60 ? `${value.slice(0, 60)}…` : value}\``;
  return nameOfType(value);
}

function typeName(error: ErrorObject): Phrase | string {
  const type = (error.params as { type: string | string[] }).type;
  return eitherOf([type].flat().map(wordForType));
}

function nameOfType(value: unknown): Phrase | string {
  if (value === null) return 'null';
  return wordForType(Array.isArray(value) ? 'array' : typeof value);
}

const typeWords: Readonly<Record<string, Phrase>> = Object.freeze({
  string: said`a text`,
  number: said`a number`,
  integer: said`a whole number`,
  boolean: said`true or false`,
  array: said`a list`,
  object: said`a map`,
});

function wordForType(type: string): Phrase | string {
  return typeWords[type] ?? type;
}
