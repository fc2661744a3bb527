import { expect } from '@jest/globals';
import {
  compile,
  createInterpreter,
  createOwningInterpreter,
  judgeOccurrence,
  pendingEffects,
  type Plan,
  type State,
  type VisitChange,
} from '@fermata/interpreter';
import { drive, freeze, type Moment } from './programs/drive.fixture.ts';
import { randomProgram } from './programs/program.ts';

/** One random program and what became of it. */
export interface Run {
  readonly plan: Plan;
  readonly moments: readonly Moment[];
}

/** Compiles a random program and drives it; the two numbers decide everything. */
export function runOf([program, luck]: readonly [number, number]): Run {
  const { definition, references } = randomProgram(program);
  const { plan, problems } = compile(definition, references);
  if (plan === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return { plan: freeze(plan), moments: drive(plan, luck, 120) };
}

type Law = readonly [title: string, judge: (run: Run) => void];

const json = (value: unknown): string => JSON.stringify(value);
const revive = (state: State | undefined): State | undefined =>
  state === undefined ? undefined : (JSON.parse(json(state)) as State);

function always(judge: (moment: Moment, plan: Plan) => void): (run: Run) => void {
  return ({ plan, moments }) => moments.forEach((moment) => judge(moment, plan));
}

/** An advance that runs into its budget does the same thing ten thousand times: it is not played once more. */
const isHuge = ({ changes }: Moment): boolean => changes.length > 3_000;

const sameAgain = always((moment, plan) => {
  const { before, occurrence, state, effects, changes } = moment;
  if (isHuge(moment)) return;
  const again = createInterpreter(plan).advance(revive(before), occurrence);
  expect(json(again) === json({ state, effects, changes })).toBe(true);
});

/** The states are frozen for everybody else: an owner gets its own. */
function ownsTheSame({ plan, moments }: Run): void {
  const owning = createOwningInterpreter(plan);
  let own: State | undefined;
  for (const moment of moments) {
    if (isHuge(moment)) return;
    const { occurrence, state, effects, changes } = moment;
    const next = owning.advance(own, occurrence);
    expect(json(next) === json({ state, effects, changes })).toBe(true);
    own = next.state;
  }
}

const survivesJson = always(({ state }) => expect(json(revive(state)) === json(state)).toBe(true));

const changesNothing = always(({ before, occurrence, state, effects, changes }, plan) => {
  if (before === undefined || judgeOccurrence(plan, before, occurrence).accepted) return;
  expect(state === before).toBe(true);
  expect(effects.length + changes.length).toBe(0);
});

/** Each settle may withdraw what it likes: what is counted is what settles. */
const ends = always(({ changes }) => {
  const settled = changes.filter(({ status }) => ['completed', 'failed', 'skipped'].includes(status));
  expect(settled.length).toBeLessThan(45_000);
});

const closedIsClosed = always(({ before, occurrence, state }, plan) => {
  if (before?.closed !== undefined && occurrence.type !== 'retryRequested') {
    expect(judgeOccurrence(plan, before, occurrence).accepted).toBe(false);
  }
  if (state.closed === undefined) return;
  const { visits, tokens, timers, ending, backlog, stuck, positions, flight } = state;
  expect(json([visits, tokens, timers, ending, backlog, stuck, positions, flight])).toBe(
    '[{},{},{},{},{},[],0,0]',
  );
  expect(pendingEffects(plan, state)).toEqual([]);
});

/** An item that failed after it had emitted emits again when it is retried: under its key, which the outbox knows. */
function derivesIds({ plan, moments }: Run): void {
  const keys = moments
    .flatMap(({ effects }) => effects.map(({ key }) => key))
    .filter((key) => !/:@|^close$|\/emit\/|^emit:.*\[/.test(key));
  expect(new Set(keys).size).toBe(keys.length);
  const numbers = moments.at(-1)?.state.numbers ?? {};
  const strange = moments
    .flatMap(({ changes }) => changes.map(({ visit }) => visit))
    .filter((visit) => {
      const [step = '', number = ''] = visit.split('#');
      return !(step in plan.steps && Number.parseInt(number, 10) <= (numbers[step] ?? 0));
    });
  expect(strange).toEqual([]);
}

const neverStuckInSilence = always(({ state }, plan) => {
  if (state.closed !== undefined) return;
  const isOut = pendingEffects(plan, state).length + Object.keys(state.ending).length > 0;
  const visits = Object.values(state.visits);
  const undos = Object.values(state.undo?.runs ?? {});
  const isHeld =
    visits.some(({ status }) => status === 'held') || undos.some(({ error }) => error !== undefined);
  const gated = visits.filter(({ status }) => status === 'gated');
  const waiting = Object.keys(state.tokens);
  const isSaid =
    waiting.length + gated.length > 0 &&
    waiting.every((step) => state.stuck.some((one) => one.step === step)) &&
    gated.every(({ stuck }) => stuck !== undefined);
  expect(isOut || isHeld || isSaid).toBe(true);
});

function settlesOnce({ moments }: Run): void {
  const settled = new Set<string>();
  const isOpen = ({ status }: VisitChange): boolean => status === 'open' || status === 'held';
  const again = moments.flatMap(({ changes, before, state }) => {
    if (before?.closed !== undefined && before !== state) settled.clear();
    return changes.filter((change) => {
      const isBack = settled.has(change.visit);
      if (!isOpen(change)) settled.add(change.visit);
      return isBack;
    });
  });
  expect(again).toEqual([]);
}

const counts = always(({ state }, plan) => {
  if (state.closed !== undefined) return;
  const visits = Object.values(state.visits);
  const open: Record<string, number> = {};
  for (const { step } of visits) open[step] = (open[step] ?? 0) + 1;
  for (const [id, record] of Object.entries(state.steps)) {
    expect([record.open, record.visits]).toEqual([open[id] ?? 0, state.numbers[id] ?? 0]);
  }
  const out = pendingEffects(plan, state).filter(({ type }) => type === 'dispatchTask').length;
  const isTask = ([work, step]: [string, string]) => work.includes('~') || plan.steps[step]?.type === 'task';
  expect(state.flight).toBe(out + Object.entries(state.ending).filter(isTask).length);
  const tokens = Object.values(state.tokens).reduce((sum, list) => sum + list.length, 0);
  expect(state.positions).toBe(visits.length + tokens);
});

const keepsTimers = always(({ state }, plan) => {
  const again = new Set(
    pendingEffects(plan, state).flatMap((one) => (one.type === 'startTimer' ? [one.timer] : [])),
  );
  for (const [id, { visit }] of Object.entries(state.timers)) {
    const isThere = visit === undefined || visit in state.visits || visit in (state.items ?? {});
    expect(isThere && again.has(id)).toBe(true);
  }
});

const onlyForward = always(({ before, state }) => expect(state.at).toBeGreaterThanOrEqual(before?.at ?? 0));

/** What must hold over every run. */
export const LAWS: readonly Law[] = [
  ['L1, L2: frozen to its depths, by a fresh interpreter, an advance comes out the same', sameAgain],
  ['an interpreter that owns the state gives the same as one that does not', ownsTheSame],
  ['L3: what is not accepted changes nothing: the very same state comes back', changesNothing],
  ['L4: the state survives JSON at every moment', survivesJson],
  ['L5: one advance ends within its budget', ends],
  ['L6: a closed instance waits for nothing and takes nothing but an operator’s retry', closedIsClosed],
  ['L8: ids are derived, no number and no key is given twice', derivesIds],
  ['it is never stuck in silence: ended, waiting for what is out, or held', neverStuckInSilence],
  ['a visit settles once: what was withdrawn comes back only with a closed instance', settlesOnce],
  ['it counts right: visits, open ones, positions, work in flight', counts],
  ['it keeps timers only of what is open, and issues each again', keepsTimers],
  ['its time never goes back (rule W4)', onlyForward],
];
