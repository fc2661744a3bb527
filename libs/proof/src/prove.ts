import type { Plan } from '@fermata/interpreter';
import { buildGame } from './game/build.ts';
import { EMPTY, type Marking } from './explore/marking.ts';
import { explore } from './explore/explore.ts';
import { structureOf, type Structure } from './explore/structure.ts';
import type { Finding } from './finding.ts';
import { reduce } from './reduce/reduce.ts';
import { pinsOf, startsOf, type Standing } from './standing.ts';
import { findingsOf } from './findings.ts';

/** The verdict on a plan. It never claims what it has not seen: past the bound it is `undecided`. */
export interface Proof {
  readonly verdict: 'sound' | 'unsound' | 'undecided';
  readonly findings: readonly Finding[];
  /** How many markings were looked at, and how many at most would have been. */
  readonly explored: number;
  readonly bound: number;
}

/** How far to look, and from where. */
export interface ProofOptions {
  /** Most markings; 20,000 unless said. */
  readonly bound?: number;
  /**
   * Where to begin instead of at the start: the proof is then whether an instance that stands there can still come to
   * its end and nothing of it is held for good (rule O2). Steps that it does not visit any more are no finding.
   */
  readonly marking?: Standing;
  /** Explores the game as it is, without making it smaller first; for comparisons. */
  readonly isPlain?: boolean;
}

const BOUND = 20_000;

/**
 * Decides whether the token game of a plan is sound (rule P1): from every marking it can end, no join is ever held for
 * good, no step is dead, tokens do not pile up. Data is ignored, every condition is free. Pure and total.
 */
export function prove(plan: Plan, options: ProofOptions = {}): Proof {
  const { bound = BOUND, marking, isPlain = false } = options;
  const whole = buildGame(plan);
  const pins = marking === undefined ? new Set<number>() : pinsOf(plan, marking);
  const structure = structureOf(isPlain ? whole : reduce(whole, pins));
  const starts = marking === undefined ? [startOf(structure)] : startsOf(plan, structure, marking);
  const space = explore(structure, starts, bound);
  const found = findingsOf(plan, space);
  const findings = marking === undefined ? found : found.filter(({ code }) => code !== 'proof.deadStep');
  return { verdict: verdictOf(findings, space.isCut), findings, explored: space.nodes.length, bound };
}

function startOf({ keys }: Structure): Marking {
  return { ...EMPTY, visits: [{ place: 0, rounds: keys.map(() => 0), isGated: false }] };
}

function verdictOf(findings: readonly Finding[], isCut: boolean): Proof['verdict'] {
  if (findings.some(({ code }) => code !== 'proof.unbounded')) return 'unsound';
  return isCut || findings.length > 0 ? 'undecided' : 'sound';
}
