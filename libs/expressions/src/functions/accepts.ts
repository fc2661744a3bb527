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

const WORDS: Readonly<Record<ParamType, string>> = Object.freeze({
  any: 'a value',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  moment: 'a moment',
  span: 'a duration',
  pattern: 'a pattern',
});

/** True if a value may stand for a parameter. */
export function accepts(param: Param, value: Value): boolean {
  return param.types.some((type) => ACCEPTS[type](value));
}

/** What a parameter takes, in words: “a string or a list”. */
export function describeParam(param: Param): string {
  return param.types.map((type) => WORDS[type]).join(' or ');
}
