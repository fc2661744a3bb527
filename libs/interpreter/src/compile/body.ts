import type { PlanSet, PlanStep } from '../plan/steps.ts';

type CommonKeys = Exclude<keyof PlanSet, 'type' | 'with'>;

/** What only one kind of step has. */
export type Body<S extends PlanStep = PlanStep> = S extends PlanStep ? Omit<S, CommonKeys> : never;
