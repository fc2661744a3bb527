import type { ErrorClass } from '@fermata/model';
import type { TaskAdapter } from '../plan/adapter.ts';
import type { PlanTask } from '../plan/steps.ts';
import type { TaskReference } from '../plan/references.ts';
import type { Body } from './body.ts';
import type { Context, Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readDuration, readOptional, readTemplate, readText } from './read.ts';
import { resolve } from './resolve.ts';
import { durationOr, retryPolicy } from './retry-policy.ts';
import { readWindow } from './window.ts';

const UNKNOWN_TASK: TaskReference = Object.freeze({ name: '', version: 0, implementation: '' });

/** Reads a task step; what it does not say the task definition says. */
export function readTask(context: Context, step: unknown, place: Place): Body<PlanTask> {
  const task = resolve(context, 'tasks', field(step, 'task'), [...place, 'task']) ?? UNKNOWN_TASK;
  readRetryShape(context, field(step, 'retry'), [...place, 'retry']);
  return {
    type: 'task',
    task: `${task.name}@${task.version}`,
    implementation: task.implementation,
    ...(task.queue === undefined ? {} : { queue: task.queue }),
    ...readConnection(context, step, place, task),
    with: readTemplate(context, field(step, 'with') ?? {}, [...place, 'with']),
    retry: {
      ...retryPolicy(field(step, 'retry'), task.defaults),
      ...readWindow(context, step, place, task),
    },
    ...readHeartbeat(context, step, place, task),
    short: (field(step, 'short') ?? task.defaults?.short) === true,
    ...readAdapter(context, task, [...place, 'task']),
    classes: classesOf(task),
  };
}

function readConnection(context: Context, step: unknown, place: Place, task: TaskReference) {
  const connection =
    readText(context, field(step, 'connection'), [...place, 'connection']) ?? task.connection;
  return connection === undefined ? {} : { connection };
}

/** The templates of a task definition; they see nothing of the workflow, and are judged where the task is published. */
export function readAdapter(
  context: Context,
  { adapter }: TaskReference,
  place: Place,
): { readonly adapter?: TaskAdapter } {
  if (adapter === undefined) return {};
  const own: Context = { ...context, sources: [] };
  const given = readOptional(own, adapter.with, place);
  const result = readOptional(own, adapter.result, place);
  return {
    adapter: { ...(given === undefined ? {} : { with: given }), ...(result === undefined ? {} : { result }) },
  };
}

function readHeartbeat(context: Context, step: unknown, place: Place, task: TaskReference) {
  readDuration(context, field(step, 'heartbeat'), [...place, 'heartbeat']);
  const heartbeat = field(step, 'heartbeat') ?? task.defaults?.heartbeat;
  return heartbeat === undefined ? {} : { heartbeatMs: durationOr(heartbeat, 60_000) };
}

function classesOf({ errors = [] }: TaskReference): Readonly<Record<string, ErrorClass>> {
  return Object.fromEntries(
    errors.flatMap((one) => (one.class === undefined ? [] : [[one.code, one.class]])),
  );
}

/** Judges what a retry policy is written with; its values are read by {@link retryPolicy}. */
export function readRetryShape(
  context: Context,
  retry: unknown,
  place: Place,
  known: readonly string[] = FIELDS.retry,
): void {
  if (retry === undefined) return;
  refuseOthers(context, retry, place, known);
  for (const name of ['first', 'max', 'budget']) readDuration(context, field(retry, name), [...place, name]);
}
