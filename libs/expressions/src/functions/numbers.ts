import { said } from '@fermata/model';
import { fail } from '../failure.ts';
import { finite } from '../operators.ts';
import { typeOf, type Value } from '../values.ts';
import { textOf } from './text.ts';
import { atCost, define, type FunctionSpec } from './spec.ts';

/** Half away from zero, as people round money: 2.5 gives 3, -2.5 gives -3; decimal, so 1.005 to 2 digits gives 1.01. */
function round(value: number, digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > 15) return fail(said`round takes 0 to 15 digits`);
  return Math.sign(value) * shift(Math.round(shift(Math.abs(value), digits)), -digits) || 0;
}

/** Moves the decimal point in the shortest decimal form of a number, which no binary multiplication does exactly. */
function shift(value: number, digits: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return finite(Number(`${mantissa}e${Number(exponent) + digits}`));
}

function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (
    typeof value === 'string' &&
    /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(value) &&
    value.length <= 40
  ) {
    return finite(Number(value));
  }
  return typeof value === 'string'
    ? fail(said`no number in ${{ text: JSON.stringify(value.slice(0, 40)) }}`)
    : fail(said`no number in a ${{ type: typeOf(value) }}`);
}

function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return fail(said`neither true nor false: ${{ type: typeOf(value) }}`);
}

function single(
  name: string,
  summary: string,
  example: readonly [string, string],
  of: (x: number) => number,
): FunctionSpec {
  return define(`${name}(value: number): number`, summary, example, ([value]) =>
    finite(0 + of(value as number)),
  );
}

/** Functions on numbers, and conversions between plain values. */
export const NUMBER_FUNCTIONS: readonly FunctionSpec[] = atCost(25, [
  define(
    'round(value: number, digits?: number): number',
    'The nearest number with that many decimal digits (0 if left out); a half goes away from zero.',
    ['round(2.345, 2)', '2.35'],
    ([value, digits = 0]) => round(value as number, digits as number),
  ),
  single('floor', 'The largest whole number that is not above.', ['floor(7 / 2)', '3'], Math.floor),
  single('ceil', 'The smallest whole number that is not below.', ['ceil(7 / 2)', '4'], Math.ceil),
  single('trunc', 'The whole part.', ['trunc(-3.7)', '-3'], Math.trunc),
  single('abs', 'The number without its sign.', ['abs(-3)', '3'], Math.abs),
  define(
    'number(value: any): number',
    'The number in a text, or 1 and 0 for true and false.',
    [`number('12.5')`, '12.5'],
    ([value]) => toNumber(value as Value),
  ),
  define(
    'double(value: any): number',
    'The same as number(), by its name in CEL.',
    [`double('0.5')`, '0.5'],
    ([value]) => toNumber(value as Value),
  ),
  define(
    'int(value: any): number',
    'The whole part of the number in a value.',
    [`int('41.9')`, '41'],
    ([value]) => 0 + Math.trunc(toNumber(value as Value)),
  ),
  define(
    'string(value: any): string',
    'The text of a plain value; null, lists and objects have none.',
    ['string(1.5)', '"1.5"'],
    ([value]) => textOf(value as Value),
  ),
  define(
    'bool(value: any): boolean',
    "True or false from the texts 'true' and 'false'.",
    [`bool('true')`, 'true'],
    ([value]) => toBoolean(value as Value),
  ),
  define(
    'type(value: any): string',
    'The type of a value: null, boolean, number, string, list, object, timestamp or duration.',
    ['type([1])', '"list"'],
    ([value]) => typeOf(value),
  ),
]);
