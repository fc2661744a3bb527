import type { Visit } from '../advance/state.ts';
import type { Reader } from '../expression/reader.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanRepeat } from '../plan/loops.ts';

/**
 * Whether another round follows one that has settled, judged after its `save` (rule F7): `until` ends it; else `while` must hold for another round;
 * past `max` the round fails with `loop.max`, what it saved stays.
 */
export function judgeRound(
  read: Reader,
  { while: holds, until, max }: PlanRepeat,
  round: number,
): Result<boolean> {
  const isDone = until === undefined ? ok(false) : read.condition(until);
  if (!isDone.ok) return isDone;
  if (isDone.value) return ok(false);
  const goesOn = holds === undefined ? ok(true) : read.condition(holds);
  if (!goesOn.ok) return goesOn;
  if (!goesOn.value) return ok(false);
  return max !== undefined && round >= max ? failed(LOOP_MAX, `more than ${max} rounds`) : ok(true);
}

/** Code of the error of a `repeat` that has no rounds left (rule F7). */
export const LOOP_MAX = 'loop.max';

/** Whether the first round begins at all: `while` is judged before it; false skips the step (rule F7). */
export function mayBegin(
  read: Reader,
  repeat: PlanRepeat | undefined,
  { round = 1 }: Pick<Visit, 'round'>,
): Result<boolean> {
  return repeat?.while === undefined || round > 1 ? ok(true) : read.condition(repeat.while);
}
