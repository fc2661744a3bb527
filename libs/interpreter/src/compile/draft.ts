import type { PlanStep } from '../plan/steps.ts';
import type { Body } from './body.ts';
import type { Joining } from './joining.ts';

/** A step without what only the whole graph tells: its join's branches, and what expressions read of it. */
export type StepDraft = Omit<PlanStep, 'join' | 'keepsOutput' | 'keepsError' | keyof Body> &
  Body & { readonly joining?: Joining };
