import { failed, ok, type Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import type { PlanStep } from '../plan/steps.ts';

/**
 * The targets of a step's tokens, in listed order (rule T4): the first entry that holds, or every one. No entry at all
 * is the legal end of the token; entries of which none holds are the error `next.none`.
 */
export function targetsOf(step: PlanStep, read: Reader): Result<readonly string[]> {
  const targets: string[] = [];
  for (const { when, to } of step.next) {
    const holds = when === undefined ? ok(true) : read.condition(when);
    if (!holds.ok) return holds;
    if (!holds.value) continue;
    targets.push(to);
    if (step.split === 'first') break;
  }
  if (targets.length === 0 && step.next.length > 0) {
    return failed('next.none', `no transition of ${step.id} holds`);
  }
  return ok(targets);
}
