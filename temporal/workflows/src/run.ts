import type { PlanReference, PointAnswer, PointRequest, StartInput } from '@fermata/contracts';
import { describe, type ErrorInfo, type Plan, type State, type View } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { workflowInfo } from '@temporalio/workflow';
import { createBursts, type Bursts } from './bursts.ts';
import { carriedOf, type Carried } from './carried.ts';
import { createHandled, type Handled } from './handled.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { limits } from './limits.ts';
import type { Shift } from './shift.ts';
import { createPoints, type Points } from './points.ts';
import { createProjection, type Projection } from './projection.ts';
import { Tasks } from './tasks.ts';
import { createTimers, type Timers } from './timers.ts';

/** One run of one instance: all that changes while it runs. Nothing of it lives in a module. */
export interface Run {
  readonly input: StartInput;
  readonly instanceId: string;
  readonly inbox: Inbox;
  readonly handled: Handled;
  readonly projection: Projection;
  readonly points: Points;
  readonly tasks: Tasks;
  readonly bursts: Bursts;
  readonly timers: Timers;
  /** Set once, before the first occurrence is judged. */
  plan?: Plan;
  /** Which plan that is: a move changes it (rule O6). */
  planReference: PlanReference;
  /** Moves that are not judged yet. */
  readonly shifts: Shift[];
  state?: State;
  /** Time of the last occurrence. */
  at: number;
  /** What the history held when this workflow task began. */
  recorded: Recorded;
  /** Occurrences judged in this run: a run makes progress before it continues as new. */
  judged: number;
  /** The status last told to visibility. */
  told: 'running' | 'waiting' | 'suspended';
  /** What an admin reads in Temporal Web, in Markdown. */
  details: string;
  /** Somebody cancelled the workflow in Temporal itself. */
  isCancelRequested: boolean;
  close?: Closing;
  /** The view of `state`, once somebody has asked for it, or as the run before has seen it. */
  seen?: { readonly state: State; readonly view: View };
}

/** How far the history went when a workflow task began. */
interface Recorded {
  /** Its events. */
  readonly length: number;
  /** Time of the last occurrence in it. */
  readonly at: number;
}

/** How the instance has ended, once it has. */
export interface Closing {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly reason?: string;
}

/** What a new instance goes on from. */
const nothing = Object.freeze({
  seq: 0,
  changes: [],
  at: 0,
  told: 'running',
  handled: [],
  details: '',
} as const);

/** A run at its beginning: a new instance, or one that goes on after continue-as-new. */
export function createRun(input: StartInput): Run {
  const instanceId = workflowInfo().workflowId;
  const { projectId } = input.plan;
  const carried = carriedOf(input);
  const from = carried ?? nothing;
  const inbox = createInbox();
  const run: Run = {
    input,
    instanceId,
    inbox,
    handled: createHandled(from.handled),
    projection: createProjection({ projectId, instanceId }, from),
    points: createPoints(
      (effects) => pointRequest(run, effects),
      (answer) => takeAnswer(inbox, answer),
    ),
    bursts: createBursts(),
    tasks: new Tasks({
      projectId,
      inbox,
      mayDispatch: () => mayDispatch(run),
      hasBursts: input.bursts === true,
    }),
    timers: createTimers(inbox),
    at: from.at,
    recorded: { length: 0, at: from.at },
    judged: 0,
    planReference: input.plan,
    shifts: [],
    told: from.told,
    isCancelRequested: false,
    details: from.details ?? '',
  };
  if (carried !== undefined) {
    run.state = carried.state;
    if (carried.view !== undefined) run.seen = { state: carried.state, view: carried.view };
  }
  return run;
}

/** What a durable point has found otherwise than it was said comes back to the instance. */
function takeAnswer(inbox: Inbox, { refused, standing = [] }: PointAnswer): void {
  for (const { work, error } of refused)
    inbox.push({ rank: 'work', occurrence: { type: 'taskFailed', work, error } });
  for (const one of standing) inbox.push({ rank: 'answer', occurrence: { type: 'subscribed', ...one } });
}

/** Everything the next run goes on from. */
export function carriedFrom(run: Run, state: State): Carried {
  const { seq, changes } = run.projection.peek();
  return {
    state,
    view: viewOf(run),
    details: run.details,
    seq,
    changes,
    at: run.at,
    told: run.told,
    handled: run.handled.list(),
  };
}

/** The instance from outside, as it stands. */
export function viewOf(run: Run): View {
  const { plan, state } = run;
  if (state !== undefined && run.seen?.state === state) return run.seen.view;
  if (plan === undefined || state === undefined) return viewWithout(run);
  const view = describe(plan, state);
  run.seen = { state, view };
  return view;
}

/** Before the plan is there, or when it is nowhere to be found. */
function viewWithout(run: Run): View {
  const none = { searchable: {}, steps: [], waiting: [] };
  if (run.close === undefined) return { status: 'running', ...none };
  const { status, error, reason } = run.close;
  return { status, ...(error && { error }), ...(reason !== undefined && { reason }), ...none };
}

/** History events from which on the run continues as new at a quiescent point. */
function softEvents(run: Run): number {
  return Math.max(1, run.input.continueAfterEvents ?? limits.softEvents);
}

/** Whether the history is long enough to go on in a new run. */
export function isLong(run: Run): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return run.judged > 0 && (historyLength >= softEvents(run) || continueAsNewSuggested);
}

/** Nothing runs and nothing is on its way; timers and people wait on. */
export function isQuiescent(run: Run): boolean {
  return run.tasks.running === 0 && !run.bursts.isRunning && run.points.isIdle();
}

/**
 * A long run starts nothing at a quiescent point, so that it can continue as new between two steps, and from the hard
 * threshold on nothing at all. It never holds back before it has made progress of its own.
 */
export function mayDispatch(run: Run): boolean {
  if (run.state?.paused !== undefined) return false;
  if (!isLong(run)) return true;
  const hard = Math.ceil((softEvents(run) * limits.hardEvents) / limits.softEvents);
  return !isQuiescent(run) && workflowInfo().historyLength < Math.min(hard, limits.hardEvents);
}

function pointRequest(run: Run, effects: readonly JsonValue[]): PointRequest {
  const { projectId, name: definition, version, hash } = run.planReference;
  const projection = run.projection.take(viewOf(run));
  const { close, state } = run;
  const isRetryable = close !== undefined && close.status !== 'completed' && state !== undefined;
  return {
    projectId,
    instanceId: run.instanceId,
    definition,
    version,
    ...(run.planReference !== run.input.plan && { planHash: hash }),
    projection,
    effects,
    ...(isRetryable && { carried: carriedFrom(run, state) as unknown as JsonValue }),
  };
}
