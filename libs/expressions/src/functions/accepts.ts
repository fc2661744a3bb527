import { eitherOf, said, type Phrase } from '@fermata/model';
import { Duration, isFields, Timestamp, type Value } from '../values.ts';
import type { Param, ParamType } from './spec.ts';

type Accept = (value: Value) => boolean;

const ACCEPTS: Readonly<Record<ParamType, Accept>> = Object.freeze({
  any: () => true,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
  object: isFields,
  moment: (value) => typeof value === 'string' || value instanceof Timestamp,
  span: (value) => typeof value === 'string' || value instanceof Duration,
  pattern: (value) => typeof value === 'string',
});

const WORDS: Readonly<Record<ParamType, Phrase>> = Object.freeze({
  any: said`a value`,
  string: said`a string`,
  number: said`a number`,
  boolean: said`true or false`,
  list: said`a list`,
  object: said`an object`,
  moment: said`a moment`,
  span: said`a duration`,
  pattern: said`a pattern`,
});

/** True if a value may stand for a parameter. */
export function accepts(param: Param, value: Value): boolean {
  return param.types.some((type) => ACCEPTS[type](value));
}

/** What a parameter takes, in words: “a string or a list”. */
export function describeParam(param: Param): Phrase | string {
  return eitherOf(param.types.map((type) => WORDS[type]));
}
