import { isEngineCode, type PlanStep } from '@fermata/interpreter';

/** How the work of a step may end: well, or with an error that its `catch` names. */
export type WorkEnd = { readonly kind: 'well' } | { readonly kind: 'error'; readonly code: string };

/** The ends of a step's work that its definition tells apart. */
export function endsOf(step: PlanStep): readonly WorkEnd[] {
  const codes = new Set(step.catch.flatMap((entry) => codesOf(step, entry)));
  return [{ kind: 'well' }, ...[...codes].map((code): WorkEnd => ({ kind: 'error', code }))];
}

function codesOf(step: PlanStep, { on }: PlanStep['catch'][number]): readonly string[] {
  const codes = on === undefined ? [anyCode(step)] : on.map((pattern) => codeOf(step, pattern));
  return codes.filter((code): code is string => code !== undefined && isPossible(step, code));
}

function anyCode(step: PlanStep): string | undefined {
  if (step.type === 'task') return 'task.failed';
  if (step.type === 'workflow') return 'workflow.failed';
  return step.timeout === undefined ? undefined : 'timeout';
}

const OF_CLASS = Object.freeze({
  'class:retryable': 'task.failed',
  'class:permanent': 'task.rejected',
  'class:business': 'rule.violated',
} as const);

/** A code that a pattern matches. */
function codeOf(step: PlanStep, pattern: string): string | undefined {
  if (!pattern.startsWith('class:')) return pattern.replaceAll(/x(?=x|$)/g, '0');
  const declared = step.type === 'task' ? Object.entries(step.classes) : [];
  const own = declared.find(([, kind]) => pattern === `class:${kind}`)?.[0];
  return own ?? OF_CLASS[pattern as keyof typeof OF_CLASS];
}

/** What the engine finds by itself is not scripted; people and clocks know only that time has passed. */
function isPossible(step: PlanStep, code: string): boolean {
  const isTime = code === 'timeout' || code.startsWith('timeout.');
  if (isTime) return step.timeout !== undefined || step.type === 'task';
  const isOwn =
    isEngineCode(code) || ['cancelled', 'next.none', 'expression.failed', 'loop.max'].includes(code);
  return !isOwn && (step.type === 'task' || step.type === 'workflow');
}
