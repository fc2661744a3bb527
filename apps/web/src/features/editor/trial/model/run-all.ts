import type { Plan } from '@fermata/interpreter';
import type { TestDefinition, WorkflowDefinition } from '@fermata/model';
import { coverageOf, inputOfEvent, runTest, type TestVerdict } from '@fermata/simulator';
import type { PaintedCoverage, TestResult, TestResults, TrialGround } from './protocol.ts';
import { trialLimits } from './run-trial.ts';

/** Runs tests on a draft, and tells what they have run through together. */
export function runAll(
  { definition }: TrialGround,
  plan: Plan,
  tests: readonly TestDefinition[],
): TestResults {
  const workflow = definition as unknown as WorkflowDefinition;
  const verdicts = tests.map((test) =>
    runTest(test, {
      plan,
      most: trialLimits.happenings,
      inputOf: (trigger) => inputOfEvent(workflow, trigger),
    }),
  );
  return { tests: verdicts.map(resultOf), coverage: paintedCoverage(plan, verdicts) };
}

function resultOf({ test, title, isPassed, differences, result }: TestVerdict): TestResult {
  const { trace, elapsedMs } = result;
  return { name: test, title, isPassed, differences, trace: trace.slice(0, 500), elapsedMs };
}

function paintedCoverage(plan: Plan, verdicts: readonly TestVerdict[]): PaintedCoverage {
  const all = coverageOf(
    plan,
    verdicts.map(({ result, judged }) => ({ path: result.path, judged })),
  );
  const share = ({ covered, total }: { readonly covered: number; readonly total: number }) => ({
    covered,
    total,
  });
  const taken = verdicts.flatMap(({ judged }) =>
    judged.filter(({ holds, place }) => holds && place.kind !== 'condition').map(({ place }) => place.path),
  );
  return {
    steps: countOf(verdicts.flatMap(({ result }) => result.path)),
    ways: countOf(taken),
    shares: {
      steps: share(all.steps),
      transitions: share(all.transitions),
      conditions: share(all.conditions),
      errorPaths: share(all.errorPaths),
    },
  };
}

function countOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
