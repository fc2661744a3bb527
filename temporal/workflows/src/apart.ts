import { answeringVerbs, type Operation } from '@fermata/contracts';
import { isShutOut } from '@fermata/interpreter';
import { patched } from '@temporalio/workflow';
import type { Run } from './run.ts';

/** Whether the operator is one of those whom the step shuts out, as the instance knows them now (rule M4). */
export function isApart({ plan, state }: Run, { verb, actor, visit, from }: Operation): boolean {
  const place = visit ?? from;
  if (plan === undefined || state === undefined || place === undefined) return false;
  return answeringVerbs.includes(verb) && isShutOut(plan, state, { place, person: actor });
}

/**
 * Nobody goes round an answer that one may not give oneself, not even before its task is there. Instances of before this
 * rule let such a verb through, and do so when they are replayed.
 */
export function isKeptApart(run: Run, operation: Operation | undefined): boolean {
  return operation !== undefined && isApart(run, operation) && patched('operators-kept-apart');
}
