import type { JsonValue } from '@fermata/model';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';

/** Largest single value, largest `vars`, largest state, in bytes of JSON (rule D7). */
export const VALUE_LIMIT = 262_144;
/** See {@link VALUE_LIMIT}. */
export const VARS_LIMIT = 524_288;
/** See {@link VALUE_LIMIT}. */
export const STATE_LIMIT = 1_572_864;

/** `size.exceeded` if a value is too large to be kept or sent. */
export function checkValue(value: JsonValue): Result<number> {
  const size = sizeOf(value, VALUE_LIMIT);
  return size > VALUE_LIMIT
    ? failed('size.exceeded', `a value of more than ${VALUE_LIMIT} bytes: keep it in a file`)
    : ok(size);
}

/** The sizes after a settle, or `size.exceeded`: the bytes of its output, every saved value, all vars, all that the state keeps. */
export function checkKept(
  turn: Turn,
  step: PlanStep,
  output: number,
  saved: Readonly<Record<string, JsonValue>>,
): Result<State['sizes']> {
  const names = Object.keys(saved);
  if (names.length === 0 && !step.keepsOutput) return ok(turn.state.sizes);
  const sizes: Record<string, number> = { ...turn.state.sizes };
  if (step.keepsOutput) sizes[`steps.${step.id}`] = output;
  for (const name of names) {
    const size = checkValue(saved[name] ?? null);
    if (!size.ok) return size;
    sizes[`vars.${name}`] = size.value;
  }
  return checkTotals(sizes);
}

/** The sizes as they would be, or `size.exceeded`: all variables, and all that the state keeps (rule D7). */
export function checkTotals(sizes: State['sizes']): Result<State['sizes']> {
  if (sum(sizes, 'vars.') > VARS_LIMIT) {
    return failed('size.exceeded', `variables of more than ${VARS_LIMIT} bytes`);
  }
  return sum(sizes, '') > STATE_LIMIT
    ? failed('size.exceeded', `an instance of more than ${STATE_LIMIT} bytes`)
    : ok(sizes);
}

function sum(sizes: State['sizes'], prefix: string): number {
  let total = 0;
  for (const [name, size] of Object.entries(sizes)) if (name.startsWith(prefix)) total += size;
  return total;
}

/** Bytes of a value as JSON, near enough and never less; stops counting past `limit`. */
export function sizeOf(value: JsonValue, limit: number): number {
  if (typeof value === 'string') return textSize(value, limit);
  if (typeof value !== 'object' || value === null) return String(value).length;
  let size = 2;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && size <= limit; i += 1)
      size += 1 + sizeOf(value[i] as JsonValue, limit);
    return size;
  }
  for (const [key, part] of Object.entries(value)) {
    if (size > limit) break;
    size += 2 + textSize(key, limit) + sizeOf(part as JsonValue, limit);
  }
  return size;
}

function textSize(text: string, limit: number): number {
  let size = text.length + 2;
  for (let i = 0; i < text.length && size <= limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20) size += 5;
    else if (code === 0x22 || code === 0x5c) size += 1;
    else if (code > 0x7f) size += code > 0x7ff ? 2 : 1;
  }
  return size;
}
