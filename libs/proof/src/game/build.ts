import type { Plan, PlanStep } from '@fermata/interpreter';
import type { Arc, Game, Join, Milestone, Place, Section, Way } from './game.ts';
import { caughtBy, nextWays, NOTHING, waysOf, type Reading } from './ways.ts';

/** Fewest tokens on one branch that count as piling up without end (rule P1). */
const FEWEST = 16;

/** The token game of a plan (rule P1): data ignored, every condition free. */
export function buildGame(plan: Plan): Game {
  const steps = Object.values(plan.steps);
  const reading = readingOf(steps);
  const isOrdered = steps.some((step) => isOrderSensitive(step));
  const places = steps.map((step, at) => placeOf(reading, step, at + 1, isOrdered));
  return { places: [rootOf(plan, reading), ...places], tokenBound: Math.max(FEWEST, largestCopies(steps)) };
}

function readingOf(steps: readonly PlanStep[]): Reading {
  const threads = steps.flatMap(({ join }) => (join?.kind === 'threads' ? [join.threads] : []));
  const computed = threads[0] ?? 2;
  return {
    places: new Map(steps.map(({ id }, at) => [id, at + 1])),
    copiesOf: ({ copies }) => constantOf(copies) ?? (copies === undefined ? 1 : computed),
  };
}

function constantOf(copies: PlanStep['next'][number]['copies']): number | undefined {
  return copies?.t === 'literal' && typeof copies.value === 'number' ? copies.value : undefined;
}

function largestCopies(steps: readonly PlanStep[]): number {
  return Math.max(0, ...steps.flatMap(({ next }) => next.map(({ copies }) => constantOf(copies) ?? 0)));
}

/** Only where something is withdrawn or gated does it matter that an instant step is over at once. */
function isOrderSensitive({ cancels = [], whileIn, join, lock = [] }: PlanStep): boolean {
  return (
    cancels.length > 0 ||
    whileIn !== undefined ||
    (join?.kind === 'count' && join.rest === 'cancel') ||
    lock.some(({ hold }) => hold === 'section')
  );
}

function rootOf(plan: Plan, { places }: Reading): Place {
  const entry = (step: string | undefined, from: string): readonly Way[] => {
    const to = places.get(step ?? '');
    if (to === undefined) return [];
    const past = from !== '@start';
    const path = past ? [{ step: from, kind: 'next' as const, entry: 0 }] : [];
    const branch = past ? '@handler' : from;
    return [{ ...NOTHING, always: [{ to, branch, copies: 1, past, path, otherwise: [], covers: [] }] }];
  };
  const ways = [
    ...entry(plan.start, '@start'),
    ...entry(plan.onError?.to, '@onError'),
    ...entry(plan.onCancel?.to, '@onCancel'),
    ...entry(plan.timeout?.to, '@timeout'),
  ];
  return { ...bare(0, '@start'), ways };
}

/** A place at which nothing can happen. */
export function bare(index: number, step: string): Place {
  return {
    index,
    step,
    join: { kind: 'any' },
    isInstant: false,
    ways: [],
    skips: [],
    canSkip: false,
    sections: [],
    covers: [],
  };
}

const INSTANT = Object.freeze(['set', 'decide', 'emit', 'end'] as const);

function placeOf(reading: Reading, step: PlanStep, index: number, isOrdered: boolean): Place {
  const milestone = milestoneOf(reading, step);
  const onDeadlock = caughtBy(reading, step, 'join.deadlock');
  return {
    index,
    step: step.id,
    join: joinOf(reading, step),
    isInstant: isOrdered && INSTANT.some((type) => type === step.type) && step.repeat === undefined,
    ways: waysOf(reading, step),
    skips: skipsOf(reading, step),
    canSkip: step.unless !== undefined,
    sections: sectionsOf(step),
    covers: [step.id],
    ...(milestone === undefined ? {} : { milestone }),
    ...(onDeadlock === undefined || step.join === undefined ? {} : { onDeadlock }),
  };
}

/** What a visit does that never begins: skipped by `unless`, or its milestone is missed. */
function skipsOf(reading: Reading, step: PlanStep): readonly Way[] {
  if (step.whileIn?.missed === 'fail') {
    const arc: Arc | undefined = caughtBy(reading, step, 'milestone.missed');
    const failing = arc === undefined ? { ...NOTHING, terminates: true } : { ...NOTHING, always: [arc] };
    return step.unless === undefined ? [failing] : [failing, ...nextWays(reading, step, 'skip')];
  }
  return step.unless === undefined && step.whileIn === undefined ? [] : nextWays(reading, step, 'skip');
}

function milestoneOf({ places }: Reading, { whileIn }: PlanStep): Milestone | undefined {
  const place = places.get(whileIn?.step ?? '');
  if (whileIn === undefined || place === undefined) return undefined;
  return { place, missed: whileIn.missed, strict: whileIn.strict };
}

/**
 * Only sections can starve anybody: a visit that holds a lock for itself ends, so its lock comes free in any game in
 * which the visit itself is not at fault.
 */
function sectionsOf({ lock = [] }: PlanStep): readonly Section[] {
  return lock.flatMap(({ name, hold, section }) =>
    hold === 'section' && section !== undefined ? [{ lock: name, id: section }] : [],
  );
}

function joinOf({ places }: Reading, { join }: PlanStep): Join {
  if (join === undefined) return { kind: 'any' };
  const { branches } = join;
  if (join.kind === 'threads') return { kind: 'threads', branches, threads: join.threads };
  if (join.kind !== 'count') return { kind: join.kind, branches };
  const region = join.region.flatMap((id) => places.get(id) ?? []);
  return { kind: 'count', branches, count: join.count, rest: join.rest, region };
}
