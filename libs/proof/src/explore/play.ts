import type { Arc, Way } from '../game/game.ts';
import { arrive } from './arrive.ts';
import { judge } from './judge.ts';
import type { Stuck } from './stuck.ts';
import { isOver, keyOf, normal, type Marking } from './marking.ts';
import { open } from './open.ts';
import type { Structure } from './structure.ts';

/** One exploration: the graph, and what has happened in any run so far. */
export interface Play {
  readonly structure: Structure;
  readonly visited: Set<number>;
  readonly ways: Set<Way>;
  readonly arcs: Set<Arc>;
}

/** A marking in which nothing moves by itself, and what in it can never move again. */
export interface Rest {
  readonly marking: Marking;
  readonly stuck: readonly Stuck[];
}

/** Most moves between two rests: pure steps that go round for ever are an error of theirs (rule T9). */
const MOST_MOVES = 2_000;

/** Moves tokens until nothing moves by itself (rule T2); every outcome of choices on the way, each once. */
export function unfold(play: Play, from: readonly Marking[]): readonly Rest[] {
  const rests: Rest[] = [];
  const seen = new Set<string>();
  const worklist = [...from];
  for (let count = 0; count < MOST_MOVES; count += 1) {
    const marking = worklist.pop();
    if (marking === undefined) break;
    const next = isOver(marking) ? { marking, stuck: [] } : moveOn(play, marking);
    if ('marking' in next) rests.push(next);
    else worklist.push(...next.filter((one) => isNew(seen, one)));
  }
  return rests;
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
