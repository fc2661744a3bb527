import { compileDecision } from '@fermata/interpreter';
import type { Problem } from '@fermata/model';
import { coverageProblems } from './decision-coverage.ts';

/** What is wrong with a decision table beyond its shape, and where its rules leave gaps or stand in each other's way. */
export function decisionProblems(document: unknown): readonly Problem[] {
  const { decision, problems } = compileDecision(document);
  return decision === undefined ? problems : [...problems, ...coverageProblems(decision)];
}
