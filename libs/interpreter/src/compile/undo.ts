import { isObject, said } from '@fermata/model';
import type { TaskReference } from '../plan/references.ts';
import type { PinnedTask, PlanCompensation, PlanUndo } from '../plan/undo.ts';
import { DEFAULT_ATTEMPT_MS } from '../steps/task.ts';
import { misshapen, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readOptional } from './read.ts';
import { resolve } from './resolve.ts';
import { durationOr, retryPolicy } from './retry-policy.ts';
import { readAdapter, readRetryShape } from './task.ts';

interface Compensated {
  readonly compensate?: PlanCompensation;
}

/** The task that undoes a step: a reference alone, or with its input, its moment and its attempts (rule E7). */
export function readCompensation(context: Context, step: unknown, place: Place): Compensated {
  const value = field(step, 'compensate');
  if (value === undefined || field(step, 'type') === 'end') return {};
  const at = [...place, 'compensate'];
  if (typeof value === 'string') return compensationOf(context, { task: value }, at, at);
  if (!isObject(value)) return misshapen(context, at, said`a task`) ?? {};
  refuseOthers(context, value, at, FIELDS.compensation);
  return compensationOf(context, value, at, [...at, 'task']);
}

function compensationOf(context: Context, value: object, at: Place, taskAt: Place): Compensated {
  const task = resolve(context, 'tasks', field(value, 'task'), taskAt);
  const input = readOptional(context, field(value, 'with'), [...at, 'with']);
  readRetryShape(context, field(value, 'retry'), [...at, 'retry'], FIELDS.undoRetry);
  if (task === undefined) return {};
  return {
    compensate: {
      task: pinned(task, field(value, 'retry')),
      ...readAdapter(context, task, taskAt),
      ...(input === undefined ? {} : { with: input }),
      when: field(value, 'when') === 'attempted' ? 'attempted' : 'completed',
    },
  };
}

/** A compensation is attempted by the policy of its task, unless it says otherwise. */
function pinned(task: TaskReference, retry: unknown): PinnedTask {
  const { name, version, implementation, queue, connection, defaults } = task;
  const heartbeat = defaults?.heartbeat;
  return {
    task: `${name}@${version}`,
    implementation,
    ...(queue === undefined ? {} : { queue }),
    ...(connection === undefined ? {} : { connection }),
    retry: retryPolicy(retry, defaults),
    attemptTimeoutMs: durationOr(defaults?.timeout, DEFAULT_ATTEMPT_MS),
    ...(heartbeat === undefined ? {} : { heartbeatMs: durationOr(heartbeat, 60_000) }),
  };
}

/** What is undone first: `all`, or what came after a step (rule E7). */
export function readUndo(context: Context, value: unknown, place: Place): { readonly compensate?: PlanUndo } {
  const undo = field(value, 'compensate');
  if (undo === undefined) return {};
  const at = [...place, 'compensate'];
  if (undo === 'all') return { compensate: 'all' };
  const to = field(undo, 'to');
  if (typeof to !== 'string') return misshapen(context, at, said`\`all\`, or \`to\` with a step`) ?? {};
  refuseOthers(context, undo, at, FIELDS.undo);
  return { compensate: { to } };
}
