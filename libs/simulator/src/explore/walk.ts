import {
  createInterpreter,
  pendingEffects,
  type Effect,
  type EventInfo,
  type Occurrence,
  type OfferTask,
  type Plan,
  type State,
  type VisitChange,
} from '@fermata/interpreter';
import { DEFAULT_START } from '../simulate.ts';
import { workParts } from '../work-id.ts';
import type { Choose } from './choices.ts';
import { endsOf } from './outcomes.ts';
import { routeOf, type Route } from './route.ts';
import { stub } from './stubs.ts';

/** What the outside did in a walk. */
export type Deed =
  | { readonly kind: 'well' | 'never'; readonly work: string; readonly by: 'machine' | 'person' | 'child' }
  | { readonly kind: 'error'; readonly work: string; readonly code: string }
  | { readonly kind: 'event'; readonly type: string; readonly key?: string; readonly afterMs: number };

/** One walk through a plan. */
export interface Walk {
  readonly route: Route;
  /** Visits in the order in which they ended, with errors. */
  readonly told: readonly string[];
  readonly deeds: readonly Deed[];
  readonly status: string;
  /** A step was visited more often than the bound, or it went on for too long. */
  readonly isCut: boolean;
}

interface Walker {
  readonly plan: Plan;
  readonly choose: Choose;
  readonly deeds: Deed[];
  /** What will not come, because somebody chose to wait for the clock. */
  readonly silent: Set<string>;
  state: State;
}

/** Most occurrences of one walk. */
const LONGEST = 500;

/** Walks through a plan once; the choices decide every condition and every end of work. */
export function walk(given: Plan, choose: Choose, bound: number): Walk {
  const { plan, evaluator, judged } = stub(given, choose, bound);
  const interpreter = createInterpreter(plan, evaluator);
  const changes: VisitChange[] = [];
  const walker: Walker = { plan, choose, deeds: [], silent: new Set(), state: undefined as never };
  const queue: Occurrence[] = [START];
  let isCut = false;
  for (let count = 0; !isCut; count += 1) {
    const occurrence = queue.shift() ?? nextOf(walker);
    if (occurrence === undefined) break;
    const before: State | undefined = walker.state;
    const advanced = interpreter.advance(before, occurrence);
    walker.state = advanced.state;
    changes.push(...advanced.changes);
    queue.push(...endingsOf(advanced.effects, walker.state.at));
    isCut = count > LONGEST || Object.values(walker.state.numbers).some((visits) => visits > bound);
  }
  const settled = changes.filter(
    ({ status, visit }) => status !== 'open' && workParts(visit)?.item === undefined,
  );
  return {
    route: routeOf(changes, judged),
    told: settled.map(({ visit, status, error }) => toldOf(visit, status, error?.code)),
    deeds: walker.deeds,
    status: walker.state.closed?.status ?? 'open',
    isCut,
  };
}

const START: Occurrence = Object.freeze({
  type: 'started',
  at: DEFAULT_START,
  instanceId: 'explored',
  input: {},
  trigger: { type: 'manual' },
  startedBy: 'somebody',
} as const);

function toldOf(visit: string, status: string, code: string | undefined): string {
  if (status === 'completed') return visit;
  return `${visit} ${code === undefined ? status : `${status} (${code})`}`;
}

/** Withdrawn work ends at once. */
function endingsOf(effects: readonly Effect[], at: number): readonly Occurrence[] {
  return effects.flatMap((effect): readonly Occurrence[] =>
    effect.type === 'cancelTask' || effect.type === 'cancelChild'
      ? [{ type: 'taskCancelled', at, work: effect.work }]
      : [],
  );
}

/** What happens next: the oldest work that can end, then the clock. */
function nextOf(walker: Walker): Occurrence | undefined {
  const { plan, state, silent } = walker;
  const pending = pendingEffects(plan, state);
  const timers = pending
    .filter((effect) => effect.type === 'startTimer')
    .toSorted((a, b) => a.dueAt - b.dueAt);
  for (const effect of pending) {
    const occurrence = silent.has(idOf(effect)) ? undefined : endOf(walker, effect, timers.length > 0);
    if (occurrence !== undefined) return occurrence;
  }
  const [first] = timers;
  return first === undefined
    ? undefined
    : { type: 'timerFired', at: Math.max(first.dueAt, state.at), timer: first.timer };
}

function idOf(effect: Effect): string {
  if (effect.type === 'subscribe') return effect.subscription;
  return 'work' in effect ? effect.work : effect.key;
}

/** How a piece of work ends; nothing where it is chosen that the clock comes first. */
function endOf(walker: Walker, effect: Effect, hasTimers: boolean): Occurrence | undefined {
  if (effect.type === 'dispatchTask') return workEnd(walker, effect, 'machine');
  if (effect.type === 'startChild') return workEnd(walker, effect, 'child');
  if (effect.type !== 'offerTask' && effect.type !== 'subscribe') return undefined;
  if (hasTimers && isSilent(walker, idOf(effect))) return undefined;
  return effect.type === 'subscribe' ? heard(walker, effect) : answered(walker, effect);
}

function answered({ deeds, state }: Walker, { work, outcomes }: OfferTask): Occurrence {
  deeds.push({ kind: 'well', work, by: 'person' });
  const [outcome = 'done'] = outcomes;
  return { type: 'taskCompleted', at: state.at, work, output: { outcome }, by: 'ann' };
}

/** People and the outside may let the time pass. */
function isSilent({ choose, silent, deeds }: Walker, work: string): boolean {
  if (choose(2) === 0) return false;
  silent.add(work);
  deeds.push({ kind: 'never', work, by: 'person' });
  return true;
}

type Work = Extract<Effect, { readonly type: 'dispatchTask' | 'startChild' }>;

function workEnd(
  { plan, choose, deeds, state }: Walker,
  { work, stepId }: Work,
  by: 'machine' | 'child',
): Occurrence {
  const step = plan.steps[stepId];
  const isUndo = workParts(work)?.isUndo === true;
  const ends = step === undefined || isUndo ? [] : endsOf(step);
  const end = ends.length < 2 ? undefined : ends[choose(ends.length)];
  const { at } = state;
  if (end?.kind === 'error') {
    deeds.push({ kind: 'error', work, code: end.code });
    return { type: 'taskFailed', at, work, error: { code: end.code, message: end.code } };
  }
  deeds.push({ kind: 'well', work, by });
  return { type: 'taskCompleted', at, work, output: null };
}

function heard({ deeds, state }: Walker, effect: Extract<Effect, { type: 'subscribe' }>): Occurrence {
  const { at } = state;
  const type = effect.event.replace(/\.\*$/, '.any');
  const key = effect.eventKey === undefined ? {} : { key: effect.eventKey };
  deeds.push({ kind: 'event', type, ...key, afterMs: at - DEFAULT_START });
  const event: EventInfo = {
    id: `event-${deeds.length}`,
    type,
    source: 'world',
    key: effect.eventKey ?? null,
    data: null,
    receivedAt: new Date(at).toISOString(),
  };
  return { type: 'eventReceived', at, event };
}
