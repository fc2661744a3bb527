import { checkSizes, keepSizes, VALUE_LIMIT } from '../advance/sizes.ts';
import type { Turn } from '../advance/turn.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { Owner } from './owner.ts';

/** Counts what a visit's items take (rule D7): the list, results and failures; `size.exceeded` as soon as it is too much. */
export function countSize(turn: Turn, { id, loop }: Owner): Result<null> {
  if (loop.bytes > VALUE_LIMIT) {
    return failed('size.exceeded', `results of more than ${VALUE_LIMIT} bytes: let \`collect\` keep less`);
  }
  const sizes = checkSizes(turn, { [nameOf(id)]: loop.listBytes + loop.bytes });
  if (!sizes.ok) return sizes;
  keepSizes(turn, sizes.value);
  return ok(null);
}

/** The visit's items are over. */
export function forgetSize(turn: Turn, id: string): void {
  if (turn.state.sizes[nameOf(id)] !== undefined) keepSizes(turn, { [nameOf(id)]: 0 });
}

function nameOf(id: string): string {
  return `items.${id}`;
}
