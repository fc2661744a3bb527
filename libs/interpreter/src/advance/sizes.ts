import type { JsonValue } from '@fermata/model';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { State } from './state.ts';
import { writable, type Turn } from './turn.ts';

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

/** Sizes that change, by name: `steps.x`, `vars.x` or a name of its own; 0 = nothing is kept any more. */
export type SizeChange = Readonly<Record<string, number>>;

/** What a settle would keep, or `size.exceeded`: its output, every saved value, all vars, all that the state keeps. */
export function checkKept(
  turn: Turn,
  step: PlanStep,
  output: number,
  saved: Readonly<Record<string, JsonValue>>,
): Result<SizeChange> {
  const change: Record<string, number> = step.keepsOutput ? { [`steps.${step.id}`]: output } : {};
  for (const [name, value] of Object.entries(saved)) {
    const size = checkValue(value);
    if (!size.ok) return size;
    change[`vars.${name}`] = size.value;
  }
  return checkSizes(turn, change);
}

/** The change, if all variables and all that the state keeps stay within their limits (rule D7). */
export function checkSizes(turn: Turn, change: SizeChange): Result<SizeChange> {
  const { all, vars } = totalsAfter(turn.state.sizes, change);
  if (vars > VARS_LIMIT) return failed('size.exceeded', `variables of more than ${VARS_LIMIT} bytes`);
  if (all > STATE_LIMIT) return failed('size.exceeded', `an instance of more than ${STATE_LIMIT} bytes`);
  return ok(change);
}

/** Counts what is kept from now on. The totals stand beside the sizes, so that no settle has to add them up. */
export function keepSizes(turn: Turn, change: SizeChange): void {
  if (Object.keys(change).length === 0) return;
  const { all, vars } = totalsAfter(turn.state.sizes, change);
  const sizes = writable(turn, 'sizes');
  for (const [name, size] of Object.entries(change)) {
    if (size === 0) delete sizes[name];
    else sizes[name] = size;
  }
  sizes[ALL] = all;
  sizes[VARS] = vars;
}

/** Names that are no sizes of their own. */
const ALL = '@all';
const VARS = '@vars';

function totalsAfter(sizes: State['sizes'], change: SizeChange) {
  let all = sizes[ALL] ?? sum(sizes, '');
  let vars = sizes[VARS] ?? sum(sizes, 'vars.');
  for (const [name, size] of Object.entries(change)) {
    const more = size - (sizes[name] ?? 0);
    all += more;
    if (name.startsWith('vars.')) vars += more;
  }
  return { all, vars };
}

/** A state of an older run has no totals yet. */
function sum(sizes: State['sizes'], prefix: string): number {
  let total = 0;
  for (const [name, size] of Object.entries(sizes)) {
    if (name.startsWith(prefix) && !name.startsWith('@')) total += size;
  }
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
