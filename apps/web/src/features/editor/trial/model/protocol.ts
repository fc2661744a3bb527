import type { ErrorInfo, InstanceStatus, References, Waiting } from '@fermata/interpreter';
import type { JsonObject, JsonValue, Problem, TestDefinition } from '@fermata/model';
import type { StepLook } from '@fermata/ui';

/** What a trial is given: the start and the world of a test definition. It is never part of the workflow. */
export type Script = Pick<TestDefinition, 'start' | 'world' | 'seed'>;

/** A draft with what it refers to. */
export interface TrialGround {
  readonly definition: JsonObject;
  readonly references: References;
}

/** What the worker is asked. Answers carry the same `id`. */
export type TrialRequest = TrialGround &
  (
    | { readonly type: 'run'; readonly id: number; readonly script: Script }
    | { readonly type: 'tests'; readonly id: number; readonly tests: readonly TestDefinition[] }
  );

/** What it answers; `problems`: why the draft cannot be run. */
export type TrialAnswer =
  | { readonly type: 'run'; readonly id: number; readonly run: TrialRun }
  | { readonly type: 'tests'; readonly id: number; readonly results: TestResults }
  | { readonly type: 'problems'; readonly id: number; readonly problems: readonly Problem[] };

/** What made a moment happen. */
export interface Cause {
  readonly kind:
    'started' | 'completed' | 'failed' | 'attempt' | 'claimed' | 'cancelled' | 'timer' | 'event' | 'verb';
  readonly step?: string;
  /** The person, the error code, the type of the event, the verb. */
  readonly detail?: string;
}

/** What became of one visit at a moment. */
export interface StepChange {
  readonly step: string;
  readonly visit: string;
  readonly status: StepLook['status'];
  readonly input?: JsonValue;
  readonly output?: JsonValue;
  readonly error?: ErrorInfo;
}

/** An expression and what it came to. */
export interface Evaluated {
  /** Absent: a way without a condition. */
  readonly source?: string;
  /** Where it stands, when it decides something. */
  readonly path?: string;
  readonly value?: JsonValue;
  readonly error?: string;
}

/** The instance after something has happened to it. */
export interface Frame {
  /** Milliseconds of virtual time since the start. */
  readonly atMs: number;
  readonly cause: Cause;
  readonly changes: readonly StepChange[];
  readonly evaluated: readonly Evaluated[];
  /** Pointers of the ways that were taken. */
  readonly ways: readonly string[];
  readonly status: InstanceStatus;
  readonly vars: Readonly<Record<string, JsonValue>>;
  readonly waiting: readonly Waiting[];
}

/** A task that people were offered, as the form shows it. */
export interface Offered {
  readonly form?: string;
  readonly data: JsonValue;
  readonly schema?: JsonValue;
  readonly outcomes: readonly string[];
}

/** One run of a draft in a scripted world. */
export interface TrialRun {
  readonly frames: readonly Frame[];
  readonly status: InstanceStatus;
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly elapsedMs: number;
  /** Too much has happened: an endless loop, most likely. */
  readonly isCut: boolean;
  /** What it was started with: as said, or made up from the schema of the input. */
  readonly input: JsonValue;
  /** Steps in the order of their visits. */
  readonly path: readonly string[];
  /** Results that were made up from the schemas of steps of which nothing was said. */
  readonly madeUp: Readonly<Record<string, JsonValue>>;
  /** What people were offered last, by step. */
  readonly offers: Readonly<Record<string, Offered>>;
  /** Types of events that steps wait for, by step. */
  readonly events: Readonly<Record<string, AwaitedEvent>>;
  readonly emitted: readonly string[];
}

/** An event that a step waits for. */
export interface AwaitedEvent {
  readonly type: string;
  readonly key: string | null;
}

/** The verdict on one test, as far as a page shows it. */
export interface TestResult {
  readonly name: string;
  readonly title: string;
  readonly isPassed: boolean;
  readonly differences: readonly string[];
  readonly trace: readonly string[];
  readonly elapsedMs: number;
}

/** All verdicts, and what the tests have run through together. */
export interface TestResults {
  readonly tests: readonly TestResult[];
  readonly coverage: PaintedCoverage;
}

/** So many of so many. */
export interface CoverageShare {
  readonly covered: number;
  readonly total: number;
}

/** Coverage to read and to paint: times by step, times by pointer of a way. */
export interface PaintedCoverage {
  readonly steps: Readonly<Record<string, number>>;
  readonly ways: Readonly<Record<string, number>>;
  readonly shares: Readonly<Record<'steps' | 'transitions' | 'conditions' | 'errorPaths', CoverageShare>>;
}
