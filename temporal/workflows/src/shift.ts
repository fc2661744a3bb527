import type { Operation, PlanReference, Verdict } from '@fermata/contracts';
import type { Plan } from '@fermata/interpreter';

/** A move whose plan is there, to be judged in its turn. */
export interface Shift {
  readonly operation: Operation;
  readonly reference: PlanReference;
  readonly plan: Plan;
  readonly judged: (verdict: Verdict) => void;
}
