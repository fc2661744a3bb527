import {
  createInterpreter,
  judgeOccurrence,
  type Effect,
  type Occurrence,
  type Plan,
  type State,
  type VisitChange,
} from '@fermata/interpreter';
import { randomFrom } from '../random.ts';
import { chance, pick, upTo, type Dice } from './dice.ts';

/** One advance, for an invariant to look at. */
export interface Moment {
  readonly plan: Plan;
  readonly before: State | undefined;
  readonly occurrence: Occurrence;
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly changes: readonly VisitChange[];
}

/** Drives a plan by random occurrences, also late, double and meaningless ones; gives every advance. */
export function drive(plan: Plan, seed: number, most: number): readonly Moment[] {
  const dice = randomFrom(seed);
  const interpreter = createInterpreter(plan);
  const moments: Moment[] = [];
  const past: Occurrence[] = [];
  let state: State | undefined;
  let occurrence: Occurrence | undefined = started(dice);
  for (let count = 0; count < most && occurrence !== undefined; count += 1) {
    const before: State | undefined = state;
    const { state: after, effects, changes } = interpreter.advance(before, freeze(occurrence));
    moments.push({ plan, before, occurrence, state: after, effects, changes });
    past.push(occurrence);
    state = freeze(after);
    occurrence = choose(dice, plan, state, past);
  }
  return moments;
}

function started(dice: Dice): Occurrence {
  const input = { k: upTo(dice, 3) };
  return {
    type: 'started',
    at: 1_000,
    instanceId: 'i',
    input,
    trigger: { type: 'manual' },
    startedBy: 'ada',
  };
}

function choose(dice: Dice, plan: Plan, state: State, past: readonly Occurrence[]): Occurrence | undefined {
  if (chance(dice, 0.1)) return { ...pick(dice, past), at: state.at };
  if (chance(dice, 0.02)) return nonsense(dice, state.at);
  if (chance(dice, 0.004)) return verb(dice, state.at);
  const possible = possibleNext(dice, plan, state);
  if (possible.length > 0) return pick(dice, possible);
  return state.closed === undefined || chance(dice, 0.5) ? undefined : afterEnd(dice, state);
}

/** A closed instance hears of a verb that comes too late, or is retried. */
function afterEnd(dice: Dice, state: State): Occurrence {
  const lost = state.lost?.visits ?? [];
  if (lost.length === 0 || chance(dice, 0.3)) return verb(dice, state.at);
  const { id } = pick(dice, lost);
  return {
    type: 'retryRequested',
    at: state.at,
    visit: id,
    verb: verbFor(dice, 'again'),
  };
}

function possibleNext(dice: Dice, plan: Plan, state: State): readonly Occurrence[] {
  const works = Object.values(state.visits).flatMap((visit) => {
    const work = visit.retries === 0 ? visit.id : `${visit.id}.${visit.retries}`;
    const verb = verbFor(dice, 'again');
    if (visit.status === 'held')
      return [{ type: 'retryRequested' as const, at: state.at, verb, visit: visit.id }];
    const isWork = ['task', 'manual', 'workflow'].includes(plan.steps[visit.step]?.type ?? '');
    const at = state.at + upTo(dice, 100);
    return isWork ? [endOf(dice, work, at), { type: 'taskStarted' as const, at, work, by: 'bob' }] : [];
  });
  const undos = Object.values(state.undo?.runs ?? {}).flatMap(({ left, retries }) => {
    const [record] = left;
    if (record === undefined) return [];
    const visit = `${record.owner}~undo${record.again === 0 ? '' : `~${record.again}`}`;
    const verb = verbFor(dice, 'again');
    const work = retries === 0 ? visit : `${visit}.${retries}`;
    return [endOf(dice, work, state.at), { type: 'retryRequested' as const, at: state.at, verb, visit }];
  });
  const ending = Object.keys(state.ending).map((work): Occurrence => ({
    type: 'taskCancelled',
    at: state.at,
    work,
  }));
  const soonest = Object.entries(state.timers).toSorted(([, a], [, b]) => a.dueAt - b.dueAt)[0];
  const timer =
    soonest === undefined ? [] : [{ type: 'timerFired' as const, at: soonest[1].dueAt, timer: soonest[0] }];
  return [...works, ...undos, ...ending, ...timer].filter(
    (one) => judgeOccurrence(plan, state, one).accepted,
  );
}

function endOf(dice: Dice, work: string, at: number): Occurrence {
  if (chance(dice, 0.85)) return { type: 'taskCompleted', at, work, output: { ok: chance(dice, 0.5) } };
  const code = pick(dice, ['x', 'y', 'http.503', 'timeout'] as const);
  return { type: 'taskFailed', at, work, error: { code, message: code } };
}

function nonsense(dice: Dice, at: number): Occurrence {
  return pick<Occurrence>(dice, [
    { type: 'taskCompleted', at, work: 's0#999', output: null },
    { type: 'taskCompleted', at, work: 'nobody', output: null },
    { type: 'timerFired', at, timer: 's1#1/timeout/x' },
    { type: 'timerFired', at: at - 500, timer: '__proto__' },
    { type: 'taskFailed', at, work: 's0#1.7', error: { code: 'x', message: 'x' } },
    { type: 'retryRequested', at, visit: 's0#1', verb: { id: 'v', actor: 'a', reason: 'r' } },
  ]);
}

function verb(dice: Dice, at: number): Occurrence {
  const type = chance(dice, 0.7) ? 'cancelRequested' : 'terminateRequested';
  return { type, at, verb: verbFor(dice, 'enough') };
}

/** A verb of its own: each id is taken once. */
function verbFor(dice: Dice, reason: string) {
  return { id: `v${upTo(dice, 1_000_000_000)}`, actor: 'root', reason };
}

/** Freezes a value to its depths, so that writing to it throws. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
