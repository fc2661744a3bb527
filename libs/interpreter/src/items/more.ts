import type { JsonValue } from '@fermata/model';
import { checkValue } from '../advance/sizes.ts';
import type { Visit } from '../advance/state.ts';
import { scopeOf, sightOf, type Turn } from '../advance/turn.ts';
import { isBegun } from '../advance/visits.ts';
import { readerOf } from '../expression/reader.ts';
import { ok, type Result } from '../expression/result.ts';
import type { EventInfo } from '../occurrence.ts';
import { subscribe, unsubscribe } from '../steps/wait.ts';
import { HEARS_MORE, openListening } from '../waits/listening.ts';
import type { LoopStep } from './open.ts';
import type { Owner } from './owner.ts';

/** Begins to listen for more items, like a shared wait that keeps nothing (rule F5). */
export function listen(turn: Turn, { forEach }: LoopStep, owner: Owner): Result<Owner> {
  if (forEach.more === undefined) return ok(owner);
  const listening = openListening(sightOf(turn), forEach.more.listening, HEARS_MORE);
  if (!listening.ok) return listening;
  const prepared = { input: null, listening: listening.value };
  const begun = { ...owner, prepared };
  turn.effects.push(...subscribe(begun));
  return ok(begun);
}

/** Nothing more can be added (rule F3). */
export function stopListening(turn: Turn, owner: Owner): Owner {
  if (isListening(owner)) turn.effects.push(unsubscribe(owner));
  const { prepared: _prepared, ...rest } = owner;
  return rest;
}

/** Whether the visit takes more items by events. */
export function isListening(visit: Visit): visit is Visit & Required<Pick<Visit, 'prepared'>> {
  return visit.loop !== undefined && isBegun(visit);
}

/** The item that an event adds: what `item` makes of it, else its data (rule F5). */
export function itemOfEvent(turn: Turn, { forEach }: LoopStep, event: EventInfo): Result<JsonValue> {
  const template = forEach.more?.item;
  if (template === undefined) return ok(event.data);
  const scope = { ...scopeOf(turn), event: event as unknown as JsonValue };
  const item = readerOf(turn.evaluator, scope).value(template);
  if (!item.ok) return item;
  const size = checkValue(item.value);
  return size.ok ? item : size;
}
