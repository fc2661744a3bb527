import type { JsonValue } from '@fermata/model';
import { checkValue } from '../advance/sizes.ts';
import type { Visit } from '../advance/state.ts';
import { readerFor, stepOf, type Turn } from '../advance/turn.ts';
import { replaceVisit, report } from '../advance/visits.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import { failedWith } from '../steps/outcome.ts';
import { ITEM_LIMIT, newLoop, reopened } from './loop.ts';
import type { Loop } from './loop-state.ts';
import { listen } from './more.ts';
import { isLoopStep, type LoopStep } from './open.ts';
import { isRest } from './owner.ts';
import { play, type Decided } from './play.ts';
import { countSize } from './sizes.ts';
import { withdrawItems } from './withdraw.ts';

/**
 * Begins the items of a visit that has passed its gates: the list is evaluated once (rule F1). A visit that takes the
 * place of a failed one, or is retried by an operator, opens only the items that were not done (rule F6). Gives how the
 * visit ends, if it does at once.
 */
export function beginItems(turn: Turn, visit: Visit): Decided | undefined {
  const step = stepOf(turn.plan, visit.step);
  if (!isLoopStep(step)) throw new TypeError(`${visit.step} has no forEach`);
  if (isRest(turn.state, visit.id)) withdrawItems(turn, visit.id);
  const loop = visit.loop === undefined ? readItems(turn, step) : ok(reopened(visit.loop));
  if (!loop.ok) return { visit, outcome: failedWith(loop.error) };
  const begun = { ...visit, loop: loop.value };
  const size = countSize(turn, begun);
  if (!size.ok) return { visit, outcome: failedWith(size.error) };
  const listening = listen(turn, step, begun);
  if (!listening.ok) return { visit, outcome: failedWith(listening.error) };
  replaceVisit(turn, listening.value);
  report(turn, visit, 'open');
  return play(turn, step, visit.id);
}

function readItems(turn: Turn, { forEach }: LoopStep): Result<Loop> {
  const list: Result<JsonValue> = readerFor(turn).value(forEach.items);
  if (!list.ok) return list;
  if (!Array.isArray(list.value)) return failed('forEach.items', '`items` must be a list');
  const items: readonly JsonValue[] = list.value;
  if (items.length > ITEM_LIMIT) return failed('forEach.items', `more than ${ITEM_LIMIT} items`);
  const size = checkValue(list.value);
  return size.ok ? ok(newLoop(items, size.value)) : size;
}
