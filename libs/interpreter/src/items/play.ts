import type { JsonValue } from '@fermata/model';
import type { Visit } from '../advance/state.ts';
import { readerFor, writable, type Turn } from '../advance/turn.ts';
import type { ErrorInfo } from '../occurrence.ts';
import { ok, type Result } from '../expression/result.ts';
import type { PlanStep } from '../plan/steps.ts';
import { completed, failedWith, type Outcome } from '../steps/outcome.ts';
import { endItem, type Ending } from './end.ts';
import { isOver, outputOf } from './loop.ts';
import { stopListening } from './more.ts';
import { isLoopStep, openItems, type LoopStep } from './open.ts';
import { isRest, ownerOf, type Owner } from './owner.ts';
import { forgetSize } from './sizes.ts';
import { withdrawItems } from './withdraw.ts';

/** A `forEach` visit that is to be concluded, and how. */
export interface Decided {
  readonly visit: Visit;
  readonly outcome: Outcome;
}

/**
 * Takes the end of an item, and goes on (rule F3): totals are judged, the next items are opened, and those that end in
 * the same moment are taken in turn. Gives how the visit ends, once it does; its rest may run on.
 */
export function takeEnd(turn: Turn, step: PlanStep, ending: Ending): Decided | undefined {
  if (!isLoopStep(step)) throw new TypeError(`${step.id} has no forEach`);
  const id = ending.item.of ?? '';
  const decided = judgeEnd(turn, step, id, ending);
  if (decided !== undefined && !isRest(turn.state, id)) return decided;
  return play(turn, step, id) ?? decided;
}

/**
 * Opens what may be open and judges; what ends at once is taken before anything else (rules F1, F3, T2). Once decided it
 * stops, unless a rest is to run on.
 */
export function play(turn: Turn, step: LoopStep, id: string): Decided | undefined {
  let decided: Decided | undefined;
  let atOnce: readonly Ending[];
  do {
    atOnce = openItems(turn, step, id);
    decided ??= judge(turn, step, id);
    for (const ending of atOnce) {
      if (decided !== undefined && !isRest(turn.state, id)) return decided;
      const ended = judgeEnd(turn, step, id, ending);
      decided ??= ended;
    }
  } while (atOnce.length > 0 && (decided === undefined || isRest(turn.state, id)));
  return decided;
}

function judgeEnd(turn: Turn, step: LoopStep, id: string, ending: Ending): Decided | undefined {
  const ended = endItem(turn, step, ending);
  if (ended.ok) return judge(turn, step, id);
  const owner = ownerOf(turn.state, id);
  return owner === undefined ? undefined : fail(turn, id, ended.error);
}

/**
 * Judges the totals so far (rules F3, F4): first whether too many have failed, then `until`, then whether all have
 * ended. A rest is judged no more: when its last item has ended it is over.
 */
function judge(turn: Turn, step: LoopStep, id: string): Decided | undefined {
  const owner = ownerOf(turn.state, id);
  if (owner === undefined) return undefined;
  if (isRest(turn.state, id)) return isOver(owner.loop) ? endRest(turn, id) : undefined;
  if (isTooMuch(step, owner)) return fail(turn, id, tooMany(owner));
  const holds = holdsUntil(turn, step, owner);
  if (!holds.ok) return fail(turn, id, holds.error);
  if (isOver(owner.loop)) return complete(turn, step, id);
  return holds.value ? completeBefore(turn, step, owner) : undefined;
}

function isTooMuch({ forEach }: LoopStep, { loop }: Owner): boolean {
  const { tolerate } = forEach;
  return 'count' in tolerate
    ? loop.failed > tolerate.count
    : loop.failed > tolerate.share * loop.items.length;
}

function tooMany({ loop }: Owner): ErrorInfo {
  const [first] = loop.failures;
  const { failed, done, items, failures } = loop;
  return {
    code: 'forEach.failed',
    message: `${failed} of ${items.length} items failed`,
    data: { failed, done, total: items.length, indexes: failures.slice(0, 20).map(({ index }) => index) },
    ...(first === undefined ? {} : { cause: first.error }),
  };
}

function holdsUntil(turn: Turn, { forEach }: LoopStep, { loop }: Owner): Result<boolean> {
  if (forEach.until === undefined) return ok(false);
  const output = outputOf(loop, forEach.untilReads);
  return readerFor(turn, { output, error: null }).condition(forEach.until);
}

/** The visit ends with an error: nothing of its items runs on (rule F4). */
export function fail(turn: Turn, id: string, error: ErrorInfo): Decided | undefined {
  withdrawItems(turn, id);
  return decidedOf(turn, id, failedWith(error));
}

/** The visit completes: what has not ended is withdrawn before its output is formed (rules F2, F5). */
export function complete(turn: Turn, step: LoopStep, id: string): Decided | undefined {
  withdrawItems(turn, id);
  const owner = ownerOf(turn.state, id);
  return owner === undefined ? undefined : decidedOf(turn, id, completed(shownOutput(step, owner)));
}

/** `until` holds while items have not ended: with `cancel` they are withdrawn, else they run on as a rest (rule F4). */
function completeBefore(turn: Turn, step: LoopStep, owner: Owner): Decided | undefined {
  if (step.forEach.rest === 'cancel') return complete(turn, step, owner.id);
  const rest = stopListening(turn, owner);
  writable(turn, 'rests')[owner.id] = rest;
  return { visit: rest, outcome: completed(shownOutput(step, owner)) };
}

function shownOutput(step: LoopStep, { loop }: Owner): JsonValue {
  return outputOf(loop, { results: step.forEach.keeps.results, failures: true });
}

function decidedOf(turn: Turn, id: string, outcome: Outcome): Decided | undefined {
  const visit = ownerOf(turn.state, id);
  return visit === undefined ? undefined : { visit, outcome };
}

function endRest(turn: Turn, id: string): undefined {
  delete writable(turn, 'rests')[id];
  forgetSize(turn, id);
  return undefined;
}
