/** What every join knows: who leads to it, and from where a token can still come (rules T1, T6). */
interface Synchronizing {
  /** Source steps, or `@start`. */
  readonly branches: readonly string[];
  /**
   * The nearest common dominator of the branches; tokens of one round descend from one visit of it. `@start` where none
   * is nearer, and of every join by threads, which tells no rounds apart.
   */
  readonly scope: string;
  /**
   * Per branch the steps from which a token can still reach it, through neither the join nor its scope, as bits in plan
   * order, four to a hex digit.
   */
  readonly reach: Readonly<Record<string, string>>;
}

/** Waits for one token of the same round on every branch (rules T3, J0). */
export interface AllJoin extends Synchronizing {
  readonly kind: 'all';
}

/** Waits for exactly the branches on which a token of the same round can still arrive (rule J1). */
export interface ActiveJoin extends Synchronizing {
  readonly kind: 'active';
}

/** Fires once a round, at the `count`-th branch (rule J2). */
export interface CountJoin extends Synchronizing {
  readonly kind: 'count';
  readonly count: number;
  /** What becomes of the other branches of a round that has fired (rule J3). */
  readonly rest: 'ignore' | 'block' | 'cancel';
  /** The steps that `cancel` withdraws; empty otherwise (rule J4). */
  readonly region: readonly string[];
}

/** Fires for this many tokens, oldest first, whatever the branch (rule J1). */
export interface ThreadJoin extends Synchronizing {
  readonly kind: 'threads';
  readonly threads: number;
}

/** When a step begins that does not begin at each arrival (rule T3). */
export type PlanJoin = AllJoin | ActiveJoin | CountJoin | ThreadJoin;
