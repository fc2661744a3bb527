import { said } from '@fermata/model';
import { fail, LimitReached } from './failure.ts';
import type { JsonValue } from './json.ts';
import { LIMITS } from './limits.ts';
import { formatDuration, formatMoment } from './time.ts';
import { Duration, isFields, Timestamp, typeOf, type Fields, type Value } from './values.ts';

/** What the walk over a result has seen so far. */
interface Walk {
  bytes: number;
  isPlain: boolean;
}

/**
 * The JSON of a result. What is JSON already is passed on as it is, not copied; moments and durations become texts.
 * Fails for what JSON cannot carry; LimitReached for a result of more than 256 KiB.
 */
export function toJson(value: Value): JsonValue {
  const walk: Walk = { bytes: 0, isPlain: true };
  measure(value, walk, 0);
  return walk.isPlain ? (value as JsonValue) : convert(value);
}

function measure(value: Value, walk: Walk, depth: number): void {
  walk.bytes += sizeOf(value);
  if (walk.bytes > LIMITS.outputBytes)
    throw new LimitReached(said`a result of more than ${{ most: LIMITS.outputBytes }} bytes`);
  if (typeof value !== 'object' || value === null) return;
  if (depth > LIMITS.outputDepth) throw new LimitReached(said`a result nested too deeply`);
  if (value instanceof Timestamp || value instanceof Duration) walk.isPlain = false;
  else if (Array.isArray(value)) for (const item of value) measure(item as Value, walk, depth + 1);
  else measureFields(value as Fields, walk, depth);
}

function measureFields(fields: Fields, walk: Walk, depth: number): void {
  for (const key of Object.keys(fields)) {
    if (key === '__proto__') fail(said`the key __proto__ never leaves an expression`);
    walk.bytes += textSize(key) + 1;
    measure(fields[key] as Value, walk, depth + 1);
  }
}

/** The bytes of a value in JSON, without its parts; a separator is counted with each. */
function sizeOf(value: Value): number {
  switch (typeof value) {
    case 'string':
      return textSize(value) + 1;
    case 'number':
      return Number.isFinite(value) ? 8 : fail(said`a result that is not a finite number`);
    case 'boolean':
      return 5;
    case 'object':
      return 3;
    default:
      return fail(said`a result of a type that JSON cannot carry: ${{ type: typeOf(value) }}`);
  }
}

/** An upper bound that needs no encoding for short texts, and the exact UTF-8 size for long ones. */
function textSize(text: string): number {
  if (text.length < 1_024) return text.length + 2;
  let bytes = text.length + 2;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
  }
  return bytes;
}

function convert(value: Value): JsonValue {
  if (value instanceof Timestamp) return formatMoment(value);
  if (value instanceof Duration) return formatDuration(value);
  if (Array.isArray(value)) return value.map((item: Value) => convert(item));
  if (!isFields(value)) return value as JsonValue;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, convert(part)]));
}
