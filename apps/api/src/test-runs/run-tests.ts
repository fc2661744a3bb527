import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { WorkflowDefinition } from '@fermata/model';
import type { CoverageSummary, TestRunRecord } from '@fermata/persistence';
import { coverageOf, inputOfEvent, runTest, type Coverage, type Share } from '@fermata/simulator';
import type { ReadyTest } from './ready-tests.ts';

/** What the tests of one request may cost. */
export interface TestBounds {
  /** No test is begun after so long. */
  readonly totalMs: number;
  /** Most things that may happen in one test. */
  readonly most: number;
}

/** Differences of one test that are kept, and the length of each. */
const kept = Object.freeze({ differences: 100, letters: 1000 });

/** What has been run, and the names of the tests for which the time did not suffice. */
export interface RunTests {
  readonly records: readonly TestRunRecord[];
  readonly notRun: readonly string[];
}

/** Runs tests one after the other; between two of them other requests have their turn. */
export async function runTests(tests: readonly ReadyTest[], bounds: TestBounds): Promise<RunTests> {
  const end = performance.now() + bounds.totalMs;
  const records: TestRunRecord[] = [];
  for (const ready of tests) {
    await setImmediate();
    if (performance.now() >= end) break;
    records.push(runOne(ready, bounds.most));
  }
  return { records, notRun: tests.slice(records.length).map(({ test }) => test.name) };
}

function runOne({ test, version, workflow }: ReadyTest, most: number): TestRunRecord {
  const began = performance.now();
  const { plan, plans } = workflow;
  const definition = workflow.version.body as unknown as WorkflowDefinition;
  const verdict = runTest(test, {
    plan,
    plans,
    most,
    inputOf: (trigger) => inputOfEvent(definition, trigger),
  });
  const { result, judged } = verdict;
  return {
    id: `tr-${randomUUID()}`,
    test: test.name,
    testVersion: version,
    workflow: workflow.version.name,
    workflowVersion: workflow.version.version,
    passed: verdict.isPassed,
    differences: verdict.differences.slice(0, kept.differences).map((one) => one.slice(0, kept.letters)),
    coverage: summaryOf(coverageOf(plan, [{ path: result.path, judged }])),
    elapsedMs: result.elapsedMs,
    tookMs: Math.round(performance.now() - began),
  };
}

function summaryOf({ steps, transitions, conditions, errorPaths }: Coverage): CoverageSummary {
  return {
    steps: shareOf(steps),
    transitions: shareOf(transitions),
    conditions: shareOf(conditions),
    errorPaths: shareOf(errorPaths),
  };
}

function shareOf({ covered, total }: Share) {
  return { covered, total };
}
