import { said, type Phrase } from '@fermata/model';
import type { PlanStepType } from '../plan/steps.ts';
import { report, type Context, type Place } from './context.ts';
import { readObject } from './read.ts';

const COMMON = Object.freeze([
  'type',
  'title',
  'description',
  'join',
  'unless',
  'default',
  'priority',
  'cancels',
  'completes',
  'lock',
  'whileIn',
  'catch',
] as const);
const FLOW = Object.freeze([
  ...COMMON,
  'save',
  'next',
  'split',
  'win',
  'timeout',
  'forEach',
  'repeat',
  'compensate',
] as const);

/** What has a meaning today, per step type; every other field is refused, never ignored. */
const STEP_FIELDS: Readonly<Record<PlanStepType, readonly string[]>> = Object.freeze({
  task: [...FLOW, 'task', 'connection', 'with', 'retry', 'heartbeat', 'short'],
  manual: [...FLOW, 'form', 'outputSchema', 'outcomes', 'with', 'assign', 'due', 'timers'],
  delay: [...FLOW, 'delay'],
  set: [...FLOW, 'with'],
  decide: [...FLOW, 'cases', 'decision', 'with'],
  emit: [...FLOW, 'event', 'with', 'key'],
  wait: [...FLOW, 'wait'],
  workflow: [...FLOW, 'workflow', 'mode', 'key', 'with'],
  end: [...COMMON, 'terminate', 'output', 'code', 'compensate'],
});

const ATTEMPTS = Object.freeze(['first', 'factor', 'max', 'jitter', 'attempts', 'budget', 'on'] as const);

/** Fields with a meaning, of the parts of a definition. */
export const FIELDS = Object.freeze({
  workflow: [
    '$schema',
    'kind',
    'name',
    'title',
    'description',
    'input',
    'output',
    'vars',
    'start',
    'steps',
    'triggers',
    'timeout',
    'onError',
    'onCancel',
    'emits',
    'businessKey',
    'searchable',
    'layout',
  ],
  transition: ['when', 'to', 'title', 'copies'],
  catch: ['on', 'when', 'then', 'to', 'output', 'max', 'after', 'save', 'compensate'],
  due: ['in', 'until', 'calendar'],
  forEach: ['items', 'as', 'concurrency', 'until', 'rest', 'tolerate', 'more', 'collect'],
  more: ['event', 'key', 'where', 'item'],
  repeat: ['while', 'until', 'max'],
  wait: ['event', 'key', 'where', 'keep', 'shared'],
  delay: ['for', 'until', 'calendar'],
  timer: ['at', 'remind', 'escalate', 'reassign', 'emit'],
  emission: ['event', 'with', 'key'],
  retry: [...ATTEMPTS, 'window'],
  undoRetry: ATTEMPTS,
  window: ['calendar'],
  handler: ['to', 'compensate'],
  cancel: ['to', 'compensate', 'timeout'],
  limit: ['after', 'to', 'compensate'],
  compensation: ['task', 'with', 'when', 'retry'],
  undo: ['to'],
  lock: ['name', 'hold', 'take'],
  whileIn: ['step', 'missed', 'strict'],
  trigger: ['event', 'filter', 'input', 'businessKey', 'manual', 'form'],
} as const);

/** The fields of a step type that have a meaning; undefined if the type itself has none. */
export function fieldsOfStep(type: unknown): readonly string[] | undefined {
  const isKnown = typeof type === 'string' && Object.hasOwn(STEP_FIELDS, type);
  return isKnown ? STEP_FIELDS[type as PlanStepType] : undefined;
}

/** Refuses every field without a meaning, each at its place. */
export function refuseOthers(context: Context, value: unknown, place: Place, known: readonly string[]): void {
  for (const name of Object.keys(readObject(context, value, place))) {
    if (!known.includes(name)) refuse(context, [...place, name], said`\`${{ name }}\``);
  }
}

/** Says that something of the language has no meaning yet. */
export function refuse(context: Context, place: Place, what: Phrase): void {
  report(context, place, 'language.unsupported', said`${{ what }} cannot be run yet`);
}
