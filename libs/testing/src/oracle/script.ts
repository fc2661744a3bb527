import type { JsonValue } from '@fermata/model';

/** How the work of one visit ends: with an output, or with an error of this code. */
export interface ScriptedOutcome {
  /** From the opening, in milliseconds; 1 or more. */
  readonly afterMs: number;
  readonly output: JsonValue;
  readonly error?: string;
}

/** What the conditions of generated programs read: `output.c0`, `output.c1`, `output.c2`. */
export type Conditions = Readonly<Record<'c0' | 'c1' | 'c2', boolean>>;

/** The outcome of a visit, decided by the seed and the visit's id alone: whoever asks gets the same. */
export function outcomeOf(seed: number, visit: string): ScriptedOutcome {
  const bits = hash(seed, visit);
  const output: Conditions = { c0: (bits & 1) === 0, c1: (bits & 2) === 0, c2: (bits & 4) === 0 };
  const afterMs = 1 + mixed(bits ^ 0x5bd1e995);
  const luck = mixed(bits ^ 0x1b873593) % 100;
  if (luck >= 12) return { afterMs, output };
  return { afterMs, output, error: luck < 8 ? 'x' : 'y' };
}

/** A number of 31 bits out of a text (FNV-1a). */
function hash(seed: number, text: string): number {
  let value = Math.imul(seed ^ 0x811c9dc5, 0x01000193);
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mixed(value);
}

/** The same bits, shaken until the low ones are good. */
function mixed(bits: number): number {
  let value = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) & 0x7fffffff;
}
