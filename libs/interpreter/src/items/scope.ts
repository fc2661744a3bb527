import type { JsonValue } from '@fermata/model';
import type { State, Visit } from '../advance/state.ts';
import { scopeOf, stepOf, type Turn } from '../advance/turn.ts';
import type { Scope } from '../expression/evaluator.ts';
import { readerOf, type Reader } from '../expression/reader.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanForEach } from '../plan/loops.ts';
import { ownerOf, type Owner } from './owner.ts';

/** Reads what an item sees beside the common names: `item`, its alias and `index`, `output` for `collect` (rule D1). */
export function itemReader(
  turn: Turn,
  forEach: PlanForEach,
  owner: Owner,
  { index, ...own }: { readonly index: number; readonly output?: JsonValue },
): Reader {
  return readerOf(turn.evaluator, { ...scopeOf(turn), ...namesOf(forEach, owner, index), ...own });
}

/** What is bound for an item alone; nothing for a visit. */
export function itemNames(plan: Plan, state: State, { step, of, index }: Visit): Scope {
  const { forEach } = stepOf(plan, step);
  const owner = of === undefined ? undefined : ownerOf(state, of);
  return forEach === undefined || owner === undefined ? {} : namesOf(forEach, owner, index ?? 0);
}

function namesOf({ as }: PlanForEach, { loop }: Owner, index: number): Scope {
  const item = loop.items[index] ?? null;
  return { ...(as === undefined ? {} : { [as]: item }), item, index };
}
