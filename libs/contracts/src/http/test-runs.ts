/** So many of so many. */
export interface CoveredShare {
  readonly covered: number;
  readonly total: number;
}

/** `GET /test-runs/:id`: the verdict on one test definition, as it was run. Times are RFC 3339. */
export interface TestRunRow {
  readonly id: string;
  /** All results of one request have the same. */
  readonly batch: string;
  readonly test: string;
  /** Absent = its draft, while nothing of it was published. */
  readonly testVersion?: number;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly passed: boolean;
  /** What differs from what was expected, in plain sentences; at most 100. */
  readonly differences: readonly string[];
  /** How much of the workflow this test alone runs through. */
  readonly coverage: {
    readonly steps: CoveredShare;
    readonly transitions: CoveredShare;
    readonly conditions: CoveredShare;
    readonly errorPaths: CoveredShare;
  };
  /** Virtual time from the start to the last thing that happened. */
  readonly elapsedMs: number;
  /** Real time that the run took. */
  readonly tookMs: number;
  readonly runBy: string;
  readonly runAt: string;
}

/** Answer of `POST /test-runs`. */
export interface TestRunBatch {
  readonly batch: string;
  readonly passed: number;
  readonly failed: number;
  /** Tests for which the time of the request did not suffice; nothing is stored of them. */
  readonly notRun: readonly string[];
  readonly items: readonly TestRunRow[];
}
