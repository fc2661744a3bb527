import type { GameJoin } from './program.ts';

/** Per scope and counting join the number of the visit that a token descends from (rule J0). */
export type Numbers = Readonly<Record<string, number>>;

/** A token on its way to a step, waiting there, or a visit that is to open. */
export interface Coin {
  readonly to: string;
  readonly branch: string;
  readonly numbers: Numbers;
  readonly age: number;
  /** It opens its target past the join. */
  readonly isPast: boolean;
  /** The visit it opens has its number already. */
  readonly visit?: Passage;
}

/** One passage through a step that has not settled. */
export interface Passage {
  readonly id: string;
  readonly step: string;
  readonly numbers: Numbers;
  readonly retried: Readonly<Record<number, number>>;
  endAt: number;
  isHeld: boolean;
  /** It has its number and is still to be opened. */
  isComing: boolean;
  race?: Race;
}

/** The members of one race that have not settled. */
export interface Race {
  members: Passage[];
}

/** A round of a counting join (rule J2). */
export interface CountRound {
  readonly join: string;
  readonly key: string;
  readonly age: number;
  readonly numbers: Numbers;
  arrived: Set<string>;
  isFired: boolean;
}

/** A game as it stands; plain lists that are searched from end to end. */
export interface Board {
  now: number;
  coins: Coin[];
  waiting: Coin[];
  passages: Passage[];
  rounds: CountRound[];
  given: Record<string, number>;
  age: number;
  isHandling: boolean;
  closed?: 'completed' | 'failed' | 'cancelled';
  /** What has happened since the last look. */
  told: string[];
}

/** What a look at a game tells: the same words for the oracle and for the interpreter. */
export interface Look {
  readonly told: readonly string[];
  readonly open: readonly string[];
  readonly held: readonly string[];
  readonly waiting: readonly string[];
  readonly stuck: readonly string[];
  readonly status: string;
}

/** Whether a join counts branches. */
export function isCounting(
  join: GameJoin | undefined,
): join is Extract<GameJoin, { readonly count: number }> {
  return typeof join === 'object' && 'count' in join;
}
