import type { JsonValue } from '@fermata/model';
import type { Permission } from './rights.ts';
import type { PlanReference } from './plan-reference.ts';

/** Every verb of the operators, and what it demands (semantics O1 to O6). */
export const operatorVerbs = Object.freeze({
  cancel: 'instance.cancel',
  terminate: 'instance.terminate',
  retry: 'instance.retry',
  pause: 'instance.pause',
  resume: 'instance.pause',
  hold: 'instance.pause',
  release: 'instance.pause',
  skip: 'instance.repair',
  'edit-input': 'instance.repair',
  'edit-output': 'instance.repair',
  fail: 'instance.repair',
  jump: 'instance.repair',
  rerun: 'instance.repair',
  'add-task': 'instance.repair',
  'withdraw-task': 'instance.repair',
  'add-items': 'instance.repair',
  'complete-items': 'instance.repair',
  move: 'instance.move',
  'undo-move': 'instance.move',
}) satisfies Readonly<Record<string, Permission>>;

/** One verb of the operators. */
export type OperatorVerb = keyof typeof operatorVerbs;

/** Verbs that open a failed or cancelled instance again (semantics O3). */
export const reopeningVerbs: readonly OperatorVerb[] = Object.freeze(['retry', 'rerun', 'jump'] as const);

/** Verbs that stand in for an answer to a visit, or end it without one: not for who may not answer it. */
export const answeringVerbs: readonly OperatorVerb[] = Object.freeze([
  'skip',
  'edit-output',
  'jump',
  'complete-items',
  'fail',
  'withdraw-task',
] as const);

/** What a verb is about; which members it needs is the verb's. */
export interface OperationTarget {
  /** Visit `step#n`: retry, skip, edit, fail, withdraw-task, items. */
  readonly visit?: string;
  /** Step: rerun, hold, release. */
  readonly step?: string;
  /** Visit or waiting token `step@seq` that a jump leaves, and the step it opens. */
  readonly from?: string;
  readonly to?: string;
  /** Of edit-input. */
  readonly input?: JsonValue;
  /** Of edit-output and skip. */
  readonly output?: JsonValue;
  /** Of add-items. */
  readonly items?: readonly JsonValue[];
  /** Of add-task. */
  readonly task?: AddedTaskRequest;
  /** Of move. */
  readonly move?: MoveTarget;
}

/** A manual task that the definition does not have. */
export interface AddedTaskRequest {
  readonly title: string;
  readonly description?: string;
  /** `name@version`, pinned by whoever accepts the request. */
  readonly form?: string;
  readonly outputSchema?: JsonValue;
  readonly outcomes?: readonly string[];
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
  readonly data?: JsonValue;
  /** RFC 3339. */
  readonly dueAt?: string;
  readonly priority?: number;
  /** The instance does not complete before it is answered. */
  readonly blocking?: boolean;
}

/** Where an instance moves (semantics O6). */
export interface MoveTarget {
  readonly plan: PlanReference;
  readonly mapping?: MoveMapping;
}

/** What a move cannot see by itself. */
export interface MoveMapping {
  /** Old step → new step; what is not named keeps its id. */
  readonly steps?: Readonly<Record<string, string>>;
  /** By new join: old branch → new branch; null drops its tokens. */
  readonly branches?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}
