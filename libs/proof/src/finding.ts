import type { Phrase } from '@fermata/model';
import type { Decision } from './decision.ts';

/** What is wrong with the token game of a plan. */
export interface Finding {
  readonly code:
    | 'proof.deadlock'
    | 'proof.starvation'
    | 'proof.endless'
    | 'proof.tokens'
    | 'proof.unbounded'
    | 'proof.deadStep';
  /** The steps it is about: the held ones, the dead one, the ones that cannot end. */
  readonly steps: readonly string[];
  readonly message: Phrase;
  /** The decisions of a run that comes to it, one after the other; empty where there is none to show. */
  readonly trace: readonly Decision[];
}
