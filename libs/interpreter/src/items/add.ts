import type { JsonValue } from '@fermata/model';
import { VALUE_LIMIT, sizeOf } from '../advance/sizes.ts';
import type { Visit } from '../advance/state.ts';
import { stepOf, type Turn } from '../advance/turn.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { EventInfo } from '../occurrence.ts';
import { ITEM_LIMIT } from './loop.ts';
import { itemOfEvent } from './more.ts';
import { isLoopStep } from './open.ts';
import { isRest, ownerOf, replaceOwner, type Owner } from './owner.ts';
import { complete, fail, play, type Decided } from './play.ts';
import { countSize } from './sizes.ts';

/** An event adds an item to an open visit (rule F5). Gives how the visit ends, if that ends it. */
export function addFromEvent(turn: Turn, visit: Visit, event: EventInfo): Decided | undefined {
  const step = stepOf(turn.plan, visit.step);
  if (!isLoopStep(step)) return undefined;
  const item = itemOfEvent(turn, step, event);
  return item.ok ? addItems(turn, visit.id, [item.value]) : fail(turn, visit.id, item.error);
}

/**
 * Adds items behind the ones there are, while the visit is open (rule F5): they start in order, as far as concurrency
 * lets. The operators' `itemsAdded` is equal to it. Gives how the visit ends, if that ends it.
 */
export function addItems(turn: Turn, id: string, items: readonly JsonValue[]): Decided | undefined {
  const owner = openOwner(turn, id);
  if (owner === undefined) return undefined;
  const step = stepOf(turn.plan, owner.step);
  const grown = withItems(owner, items);
  const size = grown.ok ? countSize(turn, grown.value) : grown;
  if (!grown.ok || !size.ok) return size.ok ? undefined : fail(turn, id, size.error);
  replaceOwner(turn, grown.value);
  return isLoopStep(step) ? play(turn, step, id) : undefined;
}

/**
 * Ends an open visit early, as completed: what has not ended is withdrawn (rule F5). Another step's `completes` and the
 * operators' verb are equal. Undefined if it has no open items.
 */
export function completeItems(turn: Turn, id: string): Decided | undefined {
  const owner = openOwner(turn, id);
  if (owner === undefined) return undefined;
  const step = stepOf(turn.plan, owner.step);
  return isLoopStep(step) ? complete(turn, step, id) : undefined;
}

/** The open `forEach` visits of a step, in order of opening: those that `completes` ends early. */
export function openLoopsOf(turn: Turn, step: string): readonly string[] {
  const visits = Object.values(turn.state.visits).filter((visit) => visit.step === step);
  return visits.filter(({ id }) => openOwner(turn, id) !== undefined).map(({ id }) => id);
}

function openOwner(turn: Turn, id: string): Owner | undefined {
  const owner = isRest(turn.state, id) ? undefined : ownerOf(turn.state, id);
  return owner?.status === 'open' ? owner : undefined;
}

function withItems(owner: Owner, added: readonly JsonValue[]): Result<Owner> {
  const { loop } = owner;
  const items = [...loop.items, ...added];
  if (items.length > ITEM_LIMIT) return failed('forEach.items', `more than ${ITEM_LIMIT} items`);
  const listBytes = loop.listBytes + added.length + sizeOf(added as JsonValue, VALUE_LIMIT);
  return listBytes > VALUE_LIMIT
    ? failed('size.exceeded', `items of more than ${VALUE_LIMIT} bytes`)
    : ok({ ...owner, loop: { ...loop, items, listBytes } });
}
