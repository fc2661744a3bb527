import { said } from '@fermata/model';
import { fail } from '../failure.ts';
import { chargeList, chargeText, type Meter } from '../meter.ts';
import { formatDuration, formatMoment } from '../time.ts';
import { Duration, Timestamp, typeOf, type Value } from '../values.ts';
import { define, type FunctionSpec } from './spec.ts';

/** The text of a plain value; fails for null, lists and objects. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Timestamp) return formatMoment(value);
  return value instanceof Duration
    ? formatDuration(value)
    : fail(said`no text of a ${{ type: typeOf(value) }}`);
}

function made(text: string, meter: Meter): string {
  chargeText(meter, text.length);
  return text;
}

/** A place in a text: a whole number, counted from 0 and kept inside of it. */
function placeIn(text: string, place: Value | undefined, otherwise: number): number {
  if (place === undefined) return otherwise;
  if (!Number.isInteger(place)) return fail(said`a place in a text is a whole number`);
  return Math.min(text.length, Math.max(0, place as number));
}

function padding(args: readonly Value[], meter: Meter): string {
  const [text, length, by] = args as [string, number, string];
  if (!Number.isInteger(length) || by === '')
    return fail(said`padding needs a whole number and a text to repeat`);
  const missing = Math.max(0, length - text.length);
  chargeText(meter, missing);
  return by.repeat(Math.ceil(missing / by.length)).slice(0, missing);
}

function replaced(text: string, from: string, to: string, meter: Meter): string {
  if (from === '') return fail(said`replace needs a text to look for`);
  const parts = text.split(from);
  chargeText(meter, text.length + parts.length * to.length);
  return parts.join(to);
}

function split(text: string, by: string, meter: Meter): readonly string[] {
  chargeText(meter, text.length);
  const parts = text.split(by);
  chargeList(meter, parts.length);
  return parts;
}

function join(list: readonly Value[], by: string, meter: Meter): string {
  chargeList(meter, list.length);
  const texts = list.map((item) => (item === null ? '' : textOf(item)));
  chargeText(
    meter,
    texts.reduce((sum, text) => sum + text.length + by.length, 0),
  );
  return texts.join(by);
}

/** Functions on texts. They count UTF-16 units and know no locale. */
export const TEXT_FUNCTIONS: readonly FunctionSpec[] = Object.freeze([
  define(
    'lower(text: string): string',
    'The text in lower case.',
    [`lower('ABC')`, '"abc"'],
    ([text], meter) => made((text as string).toLowerCase(), meter),
  ),
  define(
    'upper(text: string): string',
    'The text in upper case.',
    [`upper('abc')`, '"ABC"'],
    ([text], meter) => made((text as string).toUpperCase(), meter),
  ),
  define(
    'trim(text: string): string',
    'The text without white space at its ends.',
    [`trim('  a b ')`, '"a b"'],
    ([text], meter) => made((text as string).trim(), meter),
  ),
  define(
    'startsWith(text: string, start: string): boolean',
    'Whether the text begins with another.',
    [`'order-7'.startsWith('order-')`, 'true'],
    ([text, start]) => (text as string).startsWith(start as string),
  ),
  define(
    'endsWith(text: string, end: string): boolean',
    'Whether the text ends with another.',
    [`endsWith('a.pdf', '.pdf')`, 'true'],
    ([text, end]) => (text as string).endsWith(end as string),
  ),
  define(
    'indexOf(text: string, part: string): number',
    'The place of the first occurrence, from 0; -1 if there is none.',
    [`indexOf('hello', 'l')`, '2'],
    ([text, part], meter) => {
      chargeText(meter, (text as string).length);
      return (text as string).indexOf(part as string);
    },
  ),
  define(
    'substring(text: string, start: number, end?: number): string',
    'The part from `start` up to before `end`; places outside are moved to the ends.',
    [`substring('fermata', 0, 3)`, '"fer"'],
    ([text, start, end], meter) => {
      const whole = text as string;
      return made(whole.slice(placeIn(whole, start, 0), placeIn(whole, end, whole.length)), meter);
    },
  ),
  define(
    'replace(text: string, from: string, to: string): string',
    'The text with every occurrence of `from` replaced.',
    [`replace('a-b-c', '-', '+')`, '"a+b+c"'],
    ([text, from, to], meter) => replaced(text as string, from as string, to as string, meter),
  ),
  define(
    'split(text: string, by: string): list',
    'The parts between the separators.',
    [`split('a,b,c', ',')`, '["a","b","c"]'],
    ([text, by], meter) => split(text as string, by as string, meter),
  ),
  define(
    'join(list: list, by: string): string',
    'The texts of the elements with a separator between; null gives an empty text.',
    [`join(['a', 1, null], '-')`, '"a-1-"'],
    ([list, by], meter) => join(list as readonly Value[], by as string, meter),
  ),
  define(
    'padStart(text: string, length: number, by: string): string',
    'The text made as long as `length` by repeating `by` in front.',
    [`padStart('7', 3, '0')`, '"007"'],
    (args, meter) => padding(args, meter) + (args[0] as string),
  ),
  define(
    'padEnd(text: string, length: number, by: string): string',
    'The text made as long as `length` by repeating `by` at the end.',
    [`padEnd('7', 3, '.')`, '"7.."'],
    (args, meter) => (args[0] as string) + padding(args, meter),
  ),
]);
