/** So many of so many. */
export interface CoveredShare {
  readonly covered: number;
  readonly total: number;
}

/** How much of its workflow one test runs through. */
export interface CoverageSummary {
  readonly steps: CoveredShare;
  readonly transitions: CoveredShare;
  readonly conditions: CoveredShare;
  readonly errorPaths: CoveredShare;
}

/** The verdict on one test, to be stored. */
export interface TestRunRecord {
  readonly id: string;
  readonly test: string;
  /** 0 = its draft, while nothing of it is published. */
  readonly testVersion: number;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly passed: boolean;
  /** What differs from what was expected, in plain sentences. */
  readonly differences: readonly string[];
  readonly coverage: CoverageSummary;
  /** Virtual time from the start to the last thing that happened. */
  readonly elapsedMs: number;
  /** Real time that the run took. */
  readonly tookMs: number;
}

/** A stored verdict. */
export interface TestRun extends TestRunRecord {
  /** The request that it was run by: all that ran together have the same. */
  readonly batch: string;
  readonly runBy: string;
  readonly runAt: Date;
}

/** The columns of {@link TestRun}. */
export const testRunColumns = `t.id, t.batch, t.test, t.test_version AS "testVersion", t.workflow,
  t.workflow_version AS "workflowVersion", t.passed, t.differences, t.coverage, t.elapsed_ms AS "elapsedMs",
  t.took_ms AS "tookMs", t.run_by AS "runBy", t.run_at AS "runAt"`;
