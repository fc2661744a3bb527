import type { Template } from '@fermata/expressions';
import type { Plan, PlanStep } from '@fermata/interpreter';

const NULL: Template = Object.freeze({ t: 'literal', value: null });

/**
 * The same graph with all data taken out: conditions are named by their places, so that whoever stands in for the
 * evaluator can decide them; whatever takes time is a task that ends when it is told to.
 */
export function stubOf(plan: Plan): Plan {
  const steps = Object.entries(plan.steps).map(([id, step]) => [id, stubStep(step)] as const);
  const { onError, onCancel, timeout } = plan;
  return {
    engineVersion: plan.engineVersion,
    name: plan.name,
    version: plan.version,
    title: plan.title,
    start: plan.start,
    steps: Object.fromEntries(steps),
    scopes: plan.scopes,
    ...(plan.gates === undefined ? {} : { gates: plan.gates }),
    vars: {},
    mentions: [],
    emits: {},
    uniqueKey: false,
    searchable: {},
    ...(onError?.to === undefined ? {} : { onError: { to: onError.to } }),
    ...(onCancel?.to === undefined ? {} : { onCancel: { to: onCancel.to } }),
    ...(timeout?.to === undefined
      ? {}
      : { timeout: { to: timeout.to, after: { t: 'literal', value: 'P1D' } } }),
  };
}

/** What names the condition of an entry of `next` or `catch`, or `unless`, to the stand-in evaluator. */
export function markOf(kind: 'next' | 'catch' | 'unless', step: string, entry: number): string {
  return `${kind} ${step} ${entry}`;
}

function stubStep(step: PlanStep): PlanStep {
  const { id, index, title, join, whileIn, lock, split, cancels, unless } = step;
  const kept = {
    id,
    index,
    title,
    ...(join === undefined ? {} : { join }),
    ...(unless === undefined ? {} : { unless: markOf('unless', id, 0) }),
    ...(whileIn === undefined ? {} : { whileIn }),
    ...(lock === undefined ? {} : { lock: lock.map((one) => ({ ...one, take: 'enable' as const })) }),
    ...(cancels === undefined ? {} : { cancels }),
    split,
    save: {},
    priority: 3,
    keepsOutput: false,
    keepsError: false,
    next: step.next.map(({ when, ...rest }, entry) => ({
      ...rest,
      ...(when === undefined ? {} : { when: markOf('next', id, entry) }),
    })),
    catch: step.catch.map((entry, at) => stubCatch(step, entry, at)),
  };
  if (step.type === 'end') {
    return { ...kept, type: 'end', ...(step.terminate === undefined ? {} : { terminate: step.terminate }) };
  }
  return isInstant(step) ? { ...kept, type: 'set', with: NULL } : { ...kept, ...WORK };
}

/** An instant step stays one, unless it is to fail. */
export function isInstant(step: PlanStep): boolean {
  const isQuick = step.type === 'set' || step.type === 'decide' || step.type === 'emit';
  return isQuick && step.repeat === undefined && !step.catch.some(({ then }) => then === 'goto');
}

const WORK = Object.freeze({
  type: 'task' as const,
  task: 'stub',
  implementation: 'stub',
  with: NULL,
  retry: Object.freeze({ attempts: 1, firstMs: 0, factor: 1, maxMs: 0, jitter: 0, budgetMs: 0, on: [] }),
  short: false,
  classes: {},
});

/** A retry is passed over: it is used up in the end. */
function stubCatch(step: PlanStep, entry: PlanStep['catch'][number], at: number): PlanStep['catch'][number] {
  const isOff = entry.then === 'retry' || entry.then === 'hold';
  return {
    ...(isOff ? { on: ['proof.off'] } : entry.on === undefined ? {} : { on: entry.on }),
    ...(entry.when === undefined ? {} : { when: markOf('catch', step.id, at) }),
    then: entry.then,
    ...(entry.to === undefined ? {} : { to: entry.to }),
    max: entry.max,
    save: {},
  };
}
