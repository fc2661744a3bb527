/**
 * A round of a count join that has fired and not ended: its later tokens vanish (rule J2). It is no position: it keeps
 * no instance open and blocks nothing but later rounds of a join whose `rest` is `block`.
 */
export interface FiredRound {
  readonly step: string;
  /** What the tokens that fired it descend from; it has their number. */
  readonly rounds: Readonly<Record<string, number>>;
  /** Age of its oldest token. */
  readonly seq: number;
  /** Branches that have arrived. */
  readonly arrived: readonly string[];
}

/** Fired rounds by `step` and number, oldest first. */
export type FiredRounds = Readonly<Record<string, FiredRound>>;
