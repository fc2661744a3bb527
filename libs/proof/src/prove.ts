import type { Plan } from '@fermata/interpreter';
import { buildGame } from './game/build.ts';
import { EMPTY } from './explore/marking.ts';
import { explore } from './explore/explore.ts';
import { structureOf } from './explore/structure.ts';
import type { Finding } from './finding.ts';
import { reduce } from './reduce/reduce.ts';
import { findingsOf } from './findings.ts';

/** The verdict on a plan. It never claims what it has not seen: past the bound it is `undecided`. */
export interface Proof {
  readonly verdict: 'sound' | 'unsound' | 'undecided';
  readonly findings: readonly Finding[];
  /** How many markings were looked at, and how many at most would have been. */
  readonly explored: number;
  readonly bound: number;
}

/** How far to look. */
export interface ProofOptions {
  /** Most markings; 20,000 unless said. */
  readonly bound?: number;
  /** Explores the game as it is, without making it smaller first; for comparisons. */
  readonly isPlain?: boolean;
}

const BOUND = 20_000;

/**
 * Decides whether the token game of a plan is sound (rule P1): from every marking it can end, no join is ever held for
 * good, no step is dead, tokens do not pile up. Data is ignored, every condition is free. Pure and total.
 */
export function prove(plan: Plan, { bound = BOUND, isPlain = false }: ProofOptions = {}): Proof {
  const whole = buildGame(plan);
  const game = isPlain ? whole : reduce(whole);
  const structure = structureOf(game);
  const start = { ...EMPTY, visits: [{ place: 0, rounds: structure.keys.map(() => 0), isGated: false }] };
  const space = explore(structure, [start], bound);
  const findings = findingsOf(plan, space);
  return { verdict: verdictOf(findings, space.isCut), findings, explored: space.nodes.length, bound };
}

function verdictOf(findings: readonly Finding[], isCut: boolean): Proof['verdict'] {
  if (findings.some(({ code }) => code !== 'proof.unbounded')) return 'unsound';
  return isCut || findings.length > 0 ? 'undecided' : 'sound';
}
