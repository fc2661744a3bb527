import type { References } from '@fermata/interpreter';
import { referred } from './outputs.ts';
import { listAt, textAt, valueAt } from './read.ts';

type CodesOf = (step: unknown) => readonly string[];

/** Codes that steps of a type may end with by their own work. */
const byType: Readonly<Record<string, CodesOf>> = Object.freeze({
  task: () => [
    'timeout',
    'cancelled',
    'schema.mismatch',
    'implementation.unknown',
    'task.rejected',
    'rule.violated',
  ],
  manual: () => [
    'assign.empty',
    'assign.invalid',
    'cancelled',
    'schema.mismatch',
    'task.rejected',
    'rule.violated',
  ],
  delay: () => [],
  decide: (step: unknown) =>
    valueAt(step, 'decision') === undefined
      ? []
      : ['decision.none', 'decision.unique', 'decision.any', 'decision.input', 'decision.output'],
  wait: () => ['cancelled', 'schema.mismatch'],
  workflow: () => [
    ...['workflow.failed', 'workflow.cancelled', 'workflow.terminated', 'workflow.timeout', 'workflow.depth'],
    ...['cancelled', 'schema.mismatch'],
  ],
});

/** Codes that a field of a step brings along, beside those of its type. */
const byField: readonly (readonly [field: (step: unknown) => unknown, codes: readonly string[]])[] =
  Object.freeze([
    [(step: unknown) => valueAt(step, 'timeout'), ['timeout']],
    [(step: unknown) => valueAt(step, 'retry'), ['timeout.budget']],
    [(step: unknown) => valueAt(step, 'forEach'), ['forEach.failed', 'token.limit', 'cancelled', 'timeout']],
    [(step: unknown) => valueAt(step, 'repeat'), ['loop.max']],
    [(step: unknown) => valueAt(step, 'join'), ['join.deadlock']],
    [(step: unknown) => valueAt(step, 'lock'), ['lock.deadlock', 'gate.deadlock']],
    [(step: unknown) => valueAt(step, 'whileIn'), ['milestone.missed', 'gate.deadlock']],
    [(step: unknown) => valueAt(valueAt(step, 'due'), 'calendar'), ['calendar.range']],
    [(step: unknown) => valueAt(valueAt(step, 'delay'), 'calendar'), ['calendar.range']],
    [(step: unknown) => (canLeaveNowhere(step) ? true : undefined), ['next.none']],
  ]);

/** Codes that any step may end with. */
const anywhere = Object.freeze(['expression.failed', 'size.exceeded', 'loop.budget', 'token.limit'] as const);

/**
 * All error codes that a step may end with; undefined where any code may come: a task that declares no errors, a type
 * that nobody knows.
 */
export function codesOf(step: unknown, references: References): readonly string[] | undefined {
  const type = textAt(step, 'type') ?? '';
  const declared = declaredErrors(step, type, references);
  if (declared === undefined) return undefined;
  const own = Object.hasOwn(byType, type) ? (byType[type]?.(step) ?? []) : [];
  const brought = byField.flatMap(([field, codes]) => (field(step) === undefined ? [] : codes));
  return [...anywhere, ...own, ...brought, ...declared];
}

function declaredErrors(step: unknown, type: string, { tasks }: References): readonly string[] | undefined {
  if (type !== 'task') return [];
  return referred(tasks, textAt(step, 'task'))?.errors?.map(({ code }) => code);
}

/** Whether a step has ways out, each with a condition: then none may hold (rule T4). */
function canLeaveNowhere(step: unknown): boolean {
  const next = listAt(step, 'next');
  return next.length > 0 && next.every((entry) => valueAt(entry, 'when') !== undefined);
}
