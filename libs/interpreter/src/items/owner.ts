import type { State, Visit } from '../advance/state.ts';
import { writable, type Turn } from '../advance/turn.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Loop } from './loop-state.ts';

/** A `forEach` visit whose items have begun. */
export type Owner = Visit & { readonly loop: Loop };

/** The visit that items belong to: one that has settled and whose rest runs on, or an open one. */
export function ownerOf(state: State, id: string): Owner | undefined {
  const visit = isRest(state, id) ? state.rests?.[id] : state.visits[id];
  return visit?.loop === undefined ? undefined : { ...visit, loop: visit.loop };
}

/** Puts a changed owner in the place of the one before. */
export function replaceOwner(turn: Turn, owner: Owner): void {
  writable(turn, isRest(turn.state, owner.id) ? 'rests' : 'visits')[owner.id] = owner;
}

/** Whether the visit has settled while items of it run on. */
export function isRest(state: State, id: string): boolean {
  return state.rests !== undefined && Object.hasOwn(state.rests, id);
}

/** Whether items of an earlier visit of the step run on and the next visit waits for them (rules F4, T5). */
export function isBlockedByRest(state: State, { id, forEach }: PlanStep): boolean {
  return forEach?.rest === 'block' && Object.values(state.rests ?? {}).some(({ step }) => step === id);
}

/** Whether any rest runs on: it keeps the instance open (rules F4, T7). */
export function hasRests(state: State): boolean {
  return Object.keys(state.rests ?? {}).length > 0;
}

/** The open items of a visit, in order of opening. */
export function openItemsOf(state: State, owner: string): readonly Visit[] {
  return Object.values(state.items ?? {}).filter((item) => item.of === owner);
}
