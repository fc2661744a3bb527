import type { ErrorObject } from 'ajv/dist/2020.js';
import { said, type Phrase } from '@fermata/model';

/** Plain words for a value that is too large, too small, too long or of another form; the validator's own for the rest. */
export function rangeWords(error: ErrorObject): Phrase {
  const words = ranges[error.keyword];
  return words === undefined
    ? said`This ${{ reason: error.message ?? 'is not allowed' }}.`
    : words(limitOf(error));
}

const ranges: Readonly<Record<string, (limit: string) => Phrase>> = Object.freeze({
  minimum: (limit) => said`This must be at least ${{ limit }}.`,
  maximum: (limit) => said`This must be at most ${{ limit }}.`,
  exclusiveMinimum: (limit) => said`This must be more than ${{ limit }}.`,
  exclusiveMaximum: (limit) => said`This must be less than ${{ limit }}.`,
  multipleOf: (limit) => said`This must be a multiple of ${{ limit }}.`,
  minLength: (limit) => said`This must have at least ${{ count: Number(limit) }} characters.`,
  maxLength: (limit) => said`This must have at most ${{ count: Number(limit) }} characters.`,
  minItems: (limit) => said`This must have at least ${{ count: Number(limit) }} items.`,
  maxItems: (limit) => said`This must have at most ${{ count: Number(limit) }} items.`,
  minProperties: (limit) => said`This must have at least ${{ count: Number(limit) }} fields.`,
  maxProperties: (limit) => said`This must have at most ${{ count: Number(limit) }} fields.`,
  uniqueItems: () => said`This must not have the same item twice.`,
  format: (format) => said`This must be of the form \`${{ format }}\`.`,
});

function limitOf({ params }: ErrorObject): string {
  const { limit, multipleOf, format } = params as Readonly<Record<string, unknown>>;
  return String(limit ?? multipleOf ?? format);
}
