import type { JsonValue } from '@fermata/model';
import type { PlanReference } from './plan-reference.ts';

/**
 * Local activities at the durable points of an instance. Each writes in ONE database transaction what it is named for
 * together with the projection that has gathered since the last point. All are idempotent by their keys.
 */
export interface PointActivities {
  /**
   * Brings exactly the plan of that hash, or fails permanently with `plan.missing`. The activity returns a ticket, which
   * is what the history holds; the worker's codec gives the instance a {@link LoadedPlan} for it.
   */
  loadPlan(request: LoadPlanRequest): Promise<JsonValue>;
  /**
   * Opens, changes or takes back manual tasks, records emissions, listens, starts children, closes the instance. Answers
   * only where something of it could not be.
   */
  recordPoint(request: PointRequest): Promise<PointAnswer | undefined>;
}

/** What a durable point has found otherwise than it was said: works that could not be opened, waits that were open. */
export interface PointAnswer {
  readonly refused: readonly RefusedWork[];
  readonly standing?: readonly StandingSubscription[];
}

/**
 * A subscription that was there already: whoever asked for it first died before that was recorded. What was received
 * since then is delivered again.
 */
export interface StandingSubscription {
  readonly subscription: string;
  /** Time of receipt from which events count, epoch milliseconds. */
  readonly since: number;
}

/** A work that was not opened. There is no row of it. */
export interface RefusedWork {
  readonly work: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** Asks for the plan of one instance. */
export interface LoadPlanRequest {
  readonly plan: PlanReference;
  readonly instanceId: string;
}

/** A plan as stored; the interpreter's Plan. */
export interface LoadedPlan {
  readonly plan: JsonValue;
}

/** Everything one durable point writes, in order. */
export interface PointRequest {
  readonly projectId: string;
  readonly instanceId: string;
  readonly definition: string;
  readonly version: number;
  /** Of an instance that has moved to this version in this run: the hash of its plan. */
  readonly planHash?: string;
  readonly projection: ProjectionWrite;
  /**
   * The interpreter's effects that are made durable, in order: of tasks of people, events, subscriptions, children, and
   * the close; among them each {@link StepNames} of a move. A `subscribe` says besides what {@link MayStand} says.
   */
  readonly effects: readonly JsonValue[];
  /** At a close as failed or cancelled: all that a later retry goes on from (rule O3), as `StartInput.carried`. */
  readonly carried?: JsonValue;
}

/** What the shell adds to a subscription. */
export interface MayStand {
  /**
   * One of the same name that listens since this or later, epoch milliseconds, is of this very opening: it was made after
   * all that the instance's history holds. An older one is of an opening that has not come to be.
   */
  readonly mayStandSince?: number;
}

/** A move, or its undoing, has given steps of people other names (rule O6): tasks that are there follow. Once for each id. */
export type StepNames =
  | {
      readonly type: 'stepsRenamed';
      readonly key: string;
      /** Id of the verb. */
      readonly move: string;
      /** Old id → new id. */
      readonly steps: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'namesRestored';
      readonly key: string;
      /** Id of the move that was undone; one that has renamed nothing is no matter. */
      readonly move: string;
    };

/** A guarded write of the projection: rows with a newer `seq` stay as they are. */
export interface ProjectionWrite {
  readonly projectId: string;
  readonly instanceId: string;
  /** Grows with every advance of the instance, across continue-as-new. */
  readonly seq: number;
  /** The interpreter's View. */
  readonly view: JsonValue;
  /** The interpreter's VisitChange rows since the last durable point, each with the seq of its advance. */
  readonly changes: readonly { readonly seq: number; readonly change: JsonValue }[];
}

/** The sink between durable points: buffered, batched, never awaited by the workflow. */
export interface ProjectionSink {
  write(write: ProjectionWrite): void;
}

/** The sinks a worker gives to the shell, by the names that the shell calls. */
export type WorkerSinks = { readonly projection: Pick<ProjectionSink, 'write'> };
