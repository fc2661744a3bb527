import type { Arc, Way } from '../game/game.ts';
import type { Stuck } from './stuck.ts';
import type { Marking } from './marking.ts';
import type { Structure } from './structure.ts';

/** One exploration: the graph, and what has happened in any run so far. */
export interface Play {
  readonly structure: Structure;
  readonly visited: Set<number>;
  readonly ways: Set<Way>;
  readonly arcs: Set<Arc>;
  /** Work that may still be done: each move counts, and the more the more stands in its marking. */
  left: number;
}

/** A marking in which nothing moves by itself, and what in it can never move again. */
export interface Rest {
  readonly marking: Marking;
  readonly stuck: readonly Stuck[];
}
