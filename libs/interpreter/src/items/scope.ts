import type { JsonValue } from '@fermata/model';
import { scopeOf, type Turn } from '../advance/turn.ts';
import { readerOf, type Reader } from '../expression/reader.ts';
import type { PlanForEach } from '../plan/loops.ts';
import type { Owner } from './owner.ts';

/** Reads what an item sees: beside the common names `item`, its alias and `index`, and `output` for `collect` (rule D1). */
export function itemReader(
  turn: Turn,
  { as }: PlanForEach,
  { loop }: Owner,
  { index = 0, ...own }: { readonly index?: number; readonly output?: JsonValue },
): Reader {
  const item = loop.items[index] ?? null;
  const alias = as === undefined ? {} : { [as]: item };
  return readerOf(turn.evaluator, { ...scopeOf(turn), ...alias, item, index, ...own });
}
