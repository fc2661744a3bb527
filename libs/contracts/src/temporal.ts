import type { JsonValue } from '@fermata/model';
import type { OperationTarget, OperatorVerb } from './operations.ts';
import type { PlanReference } from './plan-reference.ts';

/** Names that cross the wire to Temporal; they are recorded in histories and never change. */
export const temporalNames = Object.freeze({
  namespace: 'fermata',
  workflowType: 'instance',
  workflowQueue: 'fermata-workflow',
  activityQueue: 'fermata-activity',
  /** Update: a person's answer. Id = submission id. */
  submit: 'submit',
  /** Update: a person claims a task that a race or a lock makes to wait for it. Id = claim id. */
  claim: 'claim',
  /** Update: an operator's verb. Id = verb id. */
  operate: 'operate',
  /** Signal: events for the instance's waits and ends of its children, in order. */
  deliver: 'deliver',
  /** Query: the instance as it stands, with what the projection does not hold yet. */
  view: 'view',
  /** Query: how a message was judged, by its id; null = never seen. Answers after the close as well. */
  verdict: 'verdict',
  /** Query: what a verb would do. Of a move the target plan comes along. */
  preview: 'preview',
  /** Local activities of the durable points. */
  loadPlan: 'loadPlan',
  recordPoint: 'recordPoint',
  /** Local activity: a chain of short tasks. */
  burst: 'burst',
});

/**
 * The queue of automated tasks that belongs to a queue of instances: `fermata-workflow` → `fermata-activity`. Tests take
 * a queue of their own, `x-workflow`.
 */
export function activityQueueOf(workflowQueue: string): string {
  return `${workflowQueue.replace(/-workflow$/, '')}-activity`;
}

/**
 * The activity wrapper ends an attempt at its timeout, exactly by the policy; the server, which steps in only for a dead
 * worker, waits this much longer.
 */
export const attemptGraceMs = 5_000;

/** Search attributes of an instance, all under one prefix. */
export const searchAttributes = Object.freeze({
  project: 'FermataProject',
  definition: 'FermataDefinition',
  version: 'FermataVersion',
  status: 'FermataStatus',
  businessKey: 'FermataBusinessKey',
  steps: 'FermataSteps',
});

/** The input of the workflow type `instance`. The instance id is the workflow id. */
export interface StartInput {
  readonly plan: PlanReference;
  readonly input: JsonValue;
  /** As the interpreter's Trigger. */
  readonly trigger: JsonValue;
  readonly startedBy: string;
  readonly businessKey?: string;
  /** How deep it lies below the first instance; absent = it is the first (rule S1). */
  readonly depth?: number;
  /** Short tasks run in bursts; absent in what was started before there were any, which goes on as it began. */
  readonly bursts?: true;
  /** Continue after this many history events; absent = 3,000. */
  readonly continueAfterEvents?: number;
  /** Present only after continue-as-new: everything the next run goes on from. */
  readonly carried?: JsonValue;
}

/** A person's answer, sent by the relay. */
export interface Submission {
  readonly submissionId: string;
  readonly work: string;
  readonly output: JsonValue;
  readonly by: string;
}

/** Somebody starts on an open task (rules W3, L1): the first one decides a race, or takes the lock. */
export interface TaskClaim {
  readonly claimId: string;
  readonly work: string;
  readonly by: string;
}

/** An operator's verb, sent by the relay. */
export interface Operation extends OperationTarget {
  readonly id: string;
  readonly verb: OperatorVerb;
  readonly actor: string;
  readonly reason: string;
}

/** How the workflow judged a message: the arbiter between answer, timeout and cancel. */
export type Verdict = { readonly accepted: true } | { readonly accepted: false; readonly reason: string };

/**
 * The argument of every automated activity: only what the activity cannot derive from its own ids. The instance id is
 * the workflow id, the work id (`step#n`) the activity id, the implementation the activity type.
 */
export interface TaskRequest {
  readonly projectId: string;
  /** The task definition pinned at publish. */
  readonly task: string;
  readonly input: JsonValue;
  readonly connection?: string;
  /** The interpreter's RetryPolicy, also the source of the activity options; absent = one attempt. */
  readonly retry?: JsonValue;
  /**
   * Of a trial: the step that is tried. It runs outside of any instance, as an activity of its own, whose id stands in the
   * place of the instance's.
   */
  readonly trial?: { readonly step: string };
}
