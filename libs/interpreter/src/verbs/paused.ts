import type { JsonValue } from '@fermata/model';
import type { Occurrence } from '../occurrence.ts';
import type { Verb } from './verb.ts';

/** An instance that stands still (rule O1). */
export interface Paused {
  readonly verb: Verb;
  /** Since when its clocks stand, epoch milliseconds. */
  readonly since: number;
  /** What has happened meanwhile, in order of arrival, each at its own time. */
  readonly kept: readonly Occurrence[];
  /** Tokens that an operator's repairs have put on their way; they move at resume. */
  readonly moves: readonly JsonValue[];
}

/** Moves that a pause froze; they stand in the worklist of every turn until they are taken. */
export function frozenMoves(paused: Paused | undefined): readonly JsonValue[] {
  return paused?.moves ?? [];
}
