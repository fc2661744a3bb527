import type { JsonValue } from '@fermata/model';
import type { WithdrawTask } from '../effect.ts';
import { spendSettle } from '../advance/budget.ts';
import { checkValue, sizeOf, VALUE_LIMIT } from '../advance/sizes.ts';
import type { Settlement } from '../advance/records.ts';
import type { Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { openWork } from '../advance/whereabouts.ts';
import type { ErrorInfo } from '../occurrence.ts';
import { ok, type Result } from '../expression/result.ts';
import type { Outcome } from '../steps/outcome.ts';
import { registerUndo } from '../undo/records.ts';
import { withEnd, type ItemEnd } from './loop.ts';
import type { LoopStep } from './open.ts';
import { isRest, ownerOf, replaceOwner, type Owner } from './owner.ts';
import { removeItem } from './remove.ts';
import { itemReader } from './scope.ts';
import { countSize } from './sizes.ts';

/** An item on its way to its end; `reason` takes work back that has not ended by itself. */
export interface Ending {
  readonly item: Visit;
  readonly outcome: Outcome;
  readonly reason?: WithdrawTask['reason'];
}

/**
 * Ends one item: its result, shaped by `collect`, or its failure goes into the visit's totals (rule F2). Gives the error
 * that ends the whole visit at once: the totals are too large (rule D7), or the advance has settled too much (rule T9).
 * Of a rest nothing is kept but that it has ended (rule F4).
 */
export function endItem(turn: Turn, step: LoopStep, { item, outcome, reason }: Ending): Result<null> {
  const owner = ownerOf(turn.state, item.of ?? '');
  if (owner === undefined || openWork(turn.state, item.id) === undefined) return ok(null);
  const budget = spendSettle(turn);
  const isDropped = isRest(turn.state, owner.id);
  const end = endOf(turn, step, owner, { item, outcome });
  removeItem(turn, item, settlementOf(outcome, end), reason);
  const loop = withEnd(owner.loop, item.index ?? 0, end, isDropped ? NOTHING : step.forEach.keeps);
  const after = { ...owner, loop };
  replaceOwner(turn, after);
  if (budget !== undefined) return { ok: false, error: budget.error };
  return isDropped || end.bytes === 0 ? ok(null) : countSize(turn, after);
}

const NOTHING = Object.freeze({ results: false, failures: false });

function endOf(turn: Turn, step: LoopStep, owner: Owner, { item, outcome }: Ending): ItemEnd {
  if (outcome.type === 'failed') return failure(step, outcome.error);
  const size = checkValue(outcome.output);
  if (!size.ok) return failure(step, size.error);
  const undo = registerUndo(turn, step, item, outcome.output);
  if (!undo.ok) return failure(step, undo.error);
  const result = collected(turn, step, owner, { item, output: outcome.output });
  if (!result.ok) return failure(step, result.error);
  const bytes = step.forEach.keeps.results ? 1 + sizeOf(result.value, VALUE_LIMIT) : 0;
  return { type: 'done', result: result.value, bytes };
}

function collected(
  turn: Turn,
  { forEach }: LoopStep,
  owner: Owner,
  { item, output }: { readonly item: Visit; readonly output: JsonValue },
): Result<JsonValue> {
  if (forEach.collect === undefined || !forEach.keeps.results) return ok(output);
  return itemReader(turn, forEach, owner, { index: item.index ?? 0, output }).value(forEach.collect);
}

/** Whole where somebody reads failures, else brief. */
function failure({ forEach }: LoopStep, error: ErrorInfo): ItemEnd {
  const { code, message } = error;
  const kept = forEach.keeps.failures ? error : { code, message };
  const bytes = forEach.keeps.failures ? 20 + sizeOf(kept as unknown as JsonValue, VALUE_LIMIT) : 0;
  return { type: 'failed', error: kept, bytes };
}

function settlementOf(outcome: Outcome, end: ItemEnd): Settlement {
  const output = outcome.type === 'failed' ? null : outcome.output;
  if (end.type === 'failed') return { status: 'failed', output, error: end.error };
  const by = outcome.type === 'completed' && outcome.by !== undefined ? { by: outcome.by } : {};
  return { status: 'completed', output, ...by };
}
