/** A join that waits for one token of the same round on every branch (rules T3, J0). */
export interface PlanJoin {
  readonly kind: 'all';
  /** Source steps, or `@start`. */
  readonly branches: readonly string[];
  /** The nearest common dominator of the branches; tokens of one round descend from one visit of it. */
  readonly scope: string;
  /** Per branch the steps from which a token can still reach it, as bits in plan order, four to a hex digit. */
  readonly reach: Readonly<Record<string, string>>;
}
