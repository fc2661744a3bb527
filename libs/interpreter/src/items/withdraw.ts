import type { Visit } from '../advance/state.ts';
import { writable, type Turn } from '../advance/turn.ts';
import { removeItem } from './remove.ts';
import { withRestCancelled } from './loop.ts';
import { stopListening } from './more.ts';
import { isRest, openItemsOf, ownerOf, replaceOwner } from './owner.ts';
import { forgetSize } from './sizes.ts';

/**
 * Takes back what has not ended of a visit's items, in order of opening (rules F4, F5, T8): the open ones are withdrawn,
 * the others are never started. All of them count as cancelled.
 */
export function withdrawItems(turn: Turn, id: string): void {
  const owner = ownerOf(turn.state, id);
  if (owner === undefined) return;
  for (const item of openItemsOf(turn.state, id)) {
    removeItem(turn, item, { status: 'cancelled', output: null }, 'cancelled');
  }
  forgetSize(turn, id);
  if (isRest(turn.state, id)) delete writable(turn, 'rests')[id];
  else replaceOwner(turn, { ...stopListening(turn, owner), loop: withRestCancelled(owner.loop) });
}

/** Withdraws rests (rule T8). */
export function withdrawRests(turn: Turn, isMeant: (rest: Visit) => boolean): void {
  for (const rest of Object.values(turn.state.rests ?? {})) if (isMeant(rest)) withdrawItems(turn, rest.id);
}
