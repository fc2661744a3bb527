import type { JsonValue } from '@fermata/model';
import { matchesOn } from '../error-match.ts';
import { ok, type Result } from '../expression/result.ts';
import type { ErrorInfo } from '../occurrence.ts';
import type { PlanCatch, PlanStep } from '../plan/steps.ts';
import type { Visit } from './state.ts';
import { readerFor, type Turn } from './turn.ts';

/** What failed, what was done all the same, and which entries were tried before. */
export interface Failure {
  readonly error: ErrorInfo;
  readonly output: JsonValue;
  readonly tried: readonly number[];
}

/** A catch entry that takes an error, with its place in the list. */
export interface Caught {
  readonly entry: PlanCatch;
  readonly index: number;
}

/**
 * The first entry that takes an error (rules E2, E4). An entry is passed over when it was tried before for this visit,
 * or when its `max` is used up. A `when` that fails is the caller's to treat: it goes straight to the last resort.
 */
export function findCatch(
  turn: Turn,
  step: PlanStep,
  visit: Visit,
  failure: Failure,
): Result<Caught | undefined> {
  const { error, output, tried } = failure;
  const read = readerFor(turn, { output, error });
  const declared = step.type === 'task' ? step.classes : {};
  for (const [index, entry] of step.catch.entries()) {
    if (tried.includes(index) || isUsedUp(visit, entry, index)) continue;
    if (!matchesOn(entry.on, error.code, declared)) continue;
    const holds = entry.when === undefined ? ok(true) : read.condition(entry.when);
    if (!holds.ok) return holds;
    if (holds.value) return ok({ entry, index });
  }
  return ok(undefined);
}

function isUsedUp(visit: Visit, { then, max }: PlanCatch, index: number): boolean {
  return then === 'retry' && (visit.caught[index] ?? 0) >= max;
}
