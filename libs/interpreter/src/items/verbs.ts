import { concludeItems } from '../advance/conclude.ts';
import type { RefusalReason } from '../advance/refusal.ts';
import { sizeOf, VALUE_LIMIT } from '../advance/sizes.ts';
import type { VerbKind, Standing } from '../verbs/kind.ts';
import type { CompleteItemsRequested, ItemsAdded } from '../verbs/requests.ts';
import { refusalOfVisit } from '../verbs/targets.ts';
import { addItems, completeItems } from './add.ts';
import { ITEM_LIMIT } from './loop.ts';
import { isRest, ownerOf } from './owner.ts';

/** An operator adds items to an open `forEach` visit: equal to `more` (rule F5). */
export const itemsAddedVerb: VerbKind<ItemsAdded> = Object.freeze({
  refusal: (standing, { visit, items }) =>
    refusalOfLoop(standing, visit) ?? refusalOfRoom(standing, visit, items),
  perform: (turn, { visit, items }) => concludeItems(turn, addItems(turn, visit, items)),
} satisfies VerbKind<ItemsAdded>);

/** An operator ends an open `forEach` visit early, as completed: equal to `completes` (rule F5). */
export const completeItemsVerb: VerbKind<CompleteItemsRequested> = Object.freeze({
  refusal: (standing, { visit }) => refusalOfLoop(standing, visit),
  perform: (turn, { visit }) => concludeItems(turn, completeItems(turn, visit)),
} satisfies VerbKind<CompleteItemsRequested>);

function refusalOfLoop(standing: Standing, id: string): RefusalReason | undefined {
  const gone = refusalOfVisit(standing, id);
  if (gone !== undefined) return gone;
  const owner = isRest(standing.state, id) ? undefined : ownerOf(standing.state, id);
  return owner?.status === 'open' ? undefined : 'visit.noItems';
}

function refusalOfRoom(
  { state }: Standing,
  id: string,
  items: ItemsAdded['items'],
): RefusalReason | undefined {
  const { items: known = [], listBytes = 0 } = ownerOf(state, id)?.loop ?? {};
  const isTooMany = known.length + items.length > ITEM_LIMIT;
  const bytes = listBytes + items.length + sizeOf(items as never, VALUE_LIMIT);
  return isTooMany || bytes > VALUE_LIMIT ? 'items.tooMany' : undefined;
}
