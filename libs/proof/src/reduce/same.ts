import type { Arc, Way } from '../game/game.ts';

/** Whether two ways put the same tokens and do nothing else. */
export function areSame(one: Way, other: Way): boolean {
  if (one.terminates !== other.terminates || one.free.length + other.free.length > 0) return false;
  if (one.always.length !== other.always.length) return false;
  if (one.cancels.join(' ') !== other.cancels.join(' ')) return false;
  return one.always.map(textOf).sort().join(' ') === other.always.map(textOf).sort().join(' ');
}

function textOf({ to, branch, copies, past }: Arc): string {
  return `${to}@${branch}*${copies}${past ? '^' : ''}`;
}
