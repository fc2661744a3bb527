import type { Template } from '@fermata/expressions';
import { failed, ok, type Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import type { PlanStep } from '../plan/steps.ts';
import { POSITION_LIMIT } from './positions.ts';

/** Most tokens that one transition puts (rule T4). */
export const MOST_COPIES = 1_000;

/**
 * The targets of a step's tokens, in listed order, one for each token (rule T4): the first entry that holds, or every
 * one, as often as its `copies` say. No entry at all is the legal end of the token; entries of which none holds are the
 * error `next.none`; more tokens than an instance may have positions are `token.limit` (rule T9).
 */
export function targetsOf(step: PlanStep, read: Reader): Result<readonly string[]> {
  const targets: string[] = [];
  let isOpen = step.next.length === 0;
  for (const { when, to, copies } of step.next) {
    const holds = when === undefined ? ok(true) : read.condition(when);
    if (!holds.ok) return holds;
    if (!holds.value) continue;
    isOpen = true;
    const count = copiesOf(read, copies);
    if (!count.ok) return count;
    for (let copy = 0; copy < count.value; copy += 1) targets.push(to);
    if (targets.length > POSITION_LIMIT)
      return failed('token.limit', `more than ${POSITION_LIMIT} positions`);
    if (step.split === 'first') break;
  }
  return isOpen ? ok(targets) : failed('next.none', `no transition of ${step.id} holds`);
}

function copiesOf(read: Reader, copies: Template | undefined): Result<number> {
  const count = copies === undefined ? ok(1) : read.value(copies);
  if (!count.ok) return count;
  return isCopies(count.value)
    ? ok(count.value)
    : failed('expression.failed', `copies must be a whole number from 0 to ${MOST_COPIES}`);
}

/** Whether a value can say how many tokens a transition puts (rule T4). */
export function isCopies(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_COPIES;
}
