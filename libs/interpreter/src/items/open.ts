import type { Visit } from '../advance/state.ts';
import { launch, prepare } from '../advance/prepare.ts';
import { sightOf, type Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import { FLIGHT_LIMIT } from '../advance/flight.ts';
import { POSITION_LIMIT } from '../advance/positions.ts';
import type { PlanForEach } from '../plan/loops.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Begun } from '../steps/kind.ts';
import { failedWith, type Outcome } from '../steps/outcome.ts';
import { kindOf } from '../steps/registry.ts';
import { registerAttempt } from '../undo/records.ts';
import { nextOf } from './loop.ts';
import { ownerOf, replaceOwner, type Owner } from './owner.ts';
import { itemReader } from './scope.ts';

/** A step that has `forEach`. */
export type LoopStep = PlanStep & { readonly forEach: PlanForEach };

/** Whether the step does its work once for each item. */
export function isLoopStep(step: PlanStep): step is LoopStep {
  return step.forEach !== undefined;
}

/** An item that ended in the moment in which it was opened. */
export interface AtOnce {
  readonly item: Visit;
  readonly outcome: Outcome;
}

/**
 * Opens items in order of their index, as far as concurrency lets (rule F1): unless the step says less, as many as may
 * be in flight (rule T9), since what waits to be sent has not begun. All are opened before an end of one is taken.
 */
export function openItems(turn: Turn, step: LoopStep, id: string): readonly AtOnce[] {
  const most = mostOpen(step);
  const atOnce: AtOnce[] = [];
  for (;;) {
    const owner = ownerOf(turn.state, id);
    if (owner === undefined || owner.loop.open >= most) return atOnce;
    const index = nextOf(owner.loop);
    if (index === undefined) return atOnce;
    replaceOwner(turn, { ...owner, loop: { ...owner.loop, next: index + 1, open: owner.loop.open + 1 } });
    const ended = openItem(turn, step, owner, index);
    if (ended !== undefined) atOnce.push(ended);
  }
}

function mostOpen({ type, forEach }: LoopStep): number {
  return Math.min(forEach.concurrency ?? Infinity, type === 'task' ? FLIGHT_LIMIT : POSITION_LIMIT);
}

/** An item is a visit in small: its own work and timers, the number and rounds of the visit it belongs to (rule T1). */
function openItem(turn: Turn, step: LoopStep, owner: Owner, index: number): AtOnce | undefined {
  const { loop: _loop, caught: _caught, ...visit } = owner;
  const id = `${owner.id}[${index}]`;
  const item: Visit = { ...visit, id, status: 'open', of: owner.id, index, openedAt: turn.at, caught: {} };
  replaceVisit(turn, item);
  const sight = { ...sightOf(turn), read: itemReader(turn, step.forEach, owner, { index }) };
  const prepared = prepare(sight, step);
  if (!prepared.ok) return { item, outcome: failedWith(prepared.error) };
  const begun: Begun = { ...item, prepared: prepared.value };
  const attempted = registerAttempt(turn, step, begun);
  if (!attempted.ok) return { item, outcome: failedWith(attempted.error) };
  replaceVisit(turn, begun);
  const outcome = kindOf(step).enter(sight, step, begun);
  if (outcome === undefined) launch(turn, step, begun);
  else turn.effects.push(...kindOf(step).work(turn.state, step, begun));
  return outcome === undefined ? undefined : { item: begun, outcome };
}
