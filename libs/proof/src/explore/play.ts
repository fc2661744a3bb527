import { arrive } from './arrive.ts';
import { judge } from './judge.ts';
import { isOver, keyOf, normal, type Marking } from './marking.ts';
import { open } from './open.ts';
import type { Play, Rest } from './play-state.ts';

/**
 * Moves tokens until nothing moves by itself (rule T2); every outcome of choices on the way, each once. Where no work is
 * left to be done it stops short: nothing may be claimed then.
 */
export function unfold(play: Play, from: readonly Marking[]): readonly Rest[] {
  const rests: Rest[] = [];
  const seen = new Set<string>();
  const worklist = [...from];
  for (let marking = worklist.pop(); marking !== undefined && play.left > 0; marking = worklist.pop()) {
    play.left -= costOf(marking);
    const next = isOver(marking) ? { marking, stuck: [] } : moveOn(play, marking);
    if ('marking' in next) rests.push(next);
    else worklist.push(...next.filter((one) => isNew(seen, one)));
  }
  return rests;
}

/** Every position is looked at, and for stuck ones (rule T6) each against every other. */
function costOf({ visits, tokens, fired, queue }: Marking): number {
  const count = visits.length + tokens.length + fired.length + queue.length;
  return 1 + count + (count * count) / 32;
}

function isNew(seen: Set<string>, marking: Marking): boolean {
  const key = keyOf(marking);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function moveOn(play: Play, marking: Marking): readonly Marking[] | Rest {
  const [move, ...queue] = marking.queue;
  if (move === undefined) {
    const judged = judge(play, marking);
    if ('acted' in judged) return judged.acted;
    return { marking: normal(play.structure, judged.marking), stuck: judged.stuck };
  }
  const come = arrive(play.structure, { ...marking, queue }, move);
  return 'marking' in come ? open(play, come.marking, move.place, come.rounds) : [come];
}
