import type { JsonValue } from '@fermata/model';
import type { Verb } from './verb.ts';

/** An operator asks (rule O2): who, why, and an id that makes it happen once. `at` as for every occurrence. */
interface Asked {
  readonly at: number;
  readonly verb: Verb;
}

/** Nothing is dispatched and no token moves until it is resumed (rule O1). */
export interface PauseRequested extends Asked {
  readonly type: 'pauseRequested';
}

/** The instance goes on; what came meanwhile is taken in order (rule O1). */
export interface ResumeRequested extends Asked {
  readonly type: 'resumeRequested';
}

/** The visit ends skipped, with the output or null, and goes on by `next` (rule O5). */
export interface SkipRequested extends Asked {
  readonly type: 'skipRequested';
  readonly visit: string;
  readonly output?: JsonValue;
}

/** A held visit begins again with another input (rule O5). */
export interface EditInputRequested extends Asked {
  readonly type: 'editInputRequested';
  readonly visit: string;
  readonly input: JsonValue;
}

/** The visit ends completed with this output; `save` and `next` run (rule O5). */
export interface EditOutputRequested extends Asked {
  readonly type: 'editOutputRequested';
  readonly visit: string;
  readonly output: JsonValue;
}

/** A held visit fails after all: nothing catches its error any more (rule E6). */
export interface FailRequested extends Asked {
  readonly type: 'failRequested';
  readonly visit: string;
}

/** A visit, or a token that waits (`step@seq`), is withdrawn and another step opens past its join (rule O5). */
export interface JumpRequested extends Asked {
  readonly type: 'jumpRequested';
  readonly from: string;
  readonly to: string;
}

/** A step that was visited begins again, and what came of it is superseded (rule O4). */
export interface RerunRequested extends Asked {
  readonly type: 'rerunRequested';
  readonly step: string;
}

/** A manual task is taken back: its visit fails with `cancelled` (rules M2, T8); an added task just ends. */
export interface WithdrawRequested extends Asked {
  readonly type: 'withdrawRequested';
  readonly visit: string;
}

/** A manual task that the definition does not have (rule O5). */
export interface AddTaskRequested extends Asked {
  readonly type: 'addTaskRequested';
  readonly task: TaskToAdd;
}

/** What an operator asks people to do. */
export interface TaskToAdd {
  readonly title: string;
  readonly description?: string;
  /** Pinned component reference `name@version`. */
  readonly form?: string;
  readonly outputSchema?: JsonValue;
  readonly outcomes: readonly string[];
  /** Names, evaluated and checked by whoever asks. */
  readonly assign: {
    readonly users: readonly string[];
    readonly groups: readonly string[];
    readonly not: readonly string[];
  };
  readonly data: JsonValue;
  readonly dueAt?: number;
  readonly priority: number;
  /** The instance does not complete before the task has ended. */
  readonly blocking: boolean;
}

/** Visits of the step are suspended before they start (rule O5). */
export interface HoldRequested extends Asked {
  readonly type: 'holdRequested';
  readonly step: string;
}

/** The step is no longer held; what it suspended starts (rule O5). */
export interface ReleaseRequested extends Asked {
  readonly type: 'releaseRequested';
  readonly step: string;
}

/** Items come behind those of an open `forEach` visit (rule F5). */
export interface ItemsAdded extends Asked {
  readonly type: 'itemsAdded';
  readonly visit: string;
  readonly items: readonly JsonValue[];
}

/** An open `forEach` visit ends early, as completed; its unfinished items are withdrawn (rule F5). */
export interface CompleteItemsRequested extends Asked {
  readonly type: 'completeItemsRequested';
  readonly visit: string;
}

/** The verbs that came with pause and repair; cancel, terminate and retry are older (rule O2). */
export type Repair =
  | PauseRequested
  | ResumeRequested
  | SkipRequested
  | EditInputRequested
  | EditOutputRequested
  | FailRequested
  | JumpRequested
  | RerunRequested
  | WithdrawRequested
  | AddTaskRequested
  | HoldRequested
  | ReleaseRequested
  | ItemsAdded
  | CompleteItemsRequested;
