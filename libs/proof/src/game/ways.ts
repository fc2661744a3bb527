import { matchesOn, type PlanStep } from '@fermata/interpreter';
import { codeFor } from './codes.ts';
import type { Arc, Choice, Way } from './game.ts';

/** What a plan says about a step, turned into ways. */
export interface Reading {
  readonly places: ReadonlyMap<string, number>;
  /** How many tokens a transition with `copies` puts; computed ones count as the threads that are joined. */
  readonly copiesOf: (transition: PlanStep['next'][number]) => number;
}

/** All ways in which a visit of the step can settle: by `next`, and by each `catch` that leads elsewhere. */
export function waysOf(reading: Reading, step: PlanStep): readonly Way[] {
  const cancels = (step.cancels ?? []).flatMap((id) => reading.places.get(id) ?? []);
  if (step.type === 'end' && step.terminate !== undefined)
    return [{ ...endWay(step.id), terminates: true, cancels }];
  const ahead = nextWays(reading, step, 'next').map((way) => ({ ...way, cancels }));
  const passes = step.catch.some(({ then }) => then === 'pass') && cancels.length > 0;
  const passing = passes ? nextWays(reading, step, 'next') : [];
  return [...ahead, ...passing, ...caughtWays(reading, step)];
}

/** The ways of `next` alone, as a skipped visit takes them. */
export function nextWays(reading: Reading, step: PlanStep, kind: 'next' | 'skip'): readonly Way[] {
  if (step.type === 'end' || step.next.length === 0) return [{ ...endWay(step.id) }];
  const arcs = step.next.map((transition, entry) => ({
    isFree: transition.when !== undefined,
    arc: arcTo(reading, transition.to, { step: step.id, kind, entry }, reading.copiesOf(transition)),
  }));
  if (step.split === 'all') {
    const always = arcs.filter(({ isFree }) => !isFree).map(({ arc }) => arc);
    const free = arcs.filter(({ isFree }) => isFree).map(({ arc }) => arc);
    return [{ ...NOTHING, always, free, path: [{ step: step.id, kind: 'split', entry: -1 }] }];
  }
  // A race leaves nothing of its losers, so it is a free choice of the winner.
  const last = step.split === 'race' ? -1 : arcs.findIndex(({ isFree }) => !isFree);
  return (last < 0 ? arcs : arcs.slice(0, last + 1)).map(({ arc }) => ({ ...NOTHING, always: [arc] }));
}

/** Targets of the catch entries that can take an error of the step's own (rules E3, E4). */
function caughtWays(reading: Reading, step: PlanStep): readonly Way[] {
  return step.catch.flatMap((entry, index) => {
    if (entry.then !== 'goto' || entry.to === undefined || codeFor(step, index) === undefined) return [];
    const arc = arcTo(reading, entry.to, { step: step.id, kind: 'catch', entry: index }, 1);
    return [{ ...NOTHING, always: [arc] }];
  });
}

/** Where `catch` takes an error that the game itself raises; undefined = nothing catches it by `to`. */
export function caughtBy(reading: Reading, step: PlanStep, code: string): Arc | undefined {
  const index = step.catch.findIndex(
    ({ on, to }) => to !== undefined && on !== undefined && matchesOn(on, code),
  );
  const to = step.catch[index]?.to;
  if (to === undefined) return undefined;
  return arcTo(reading, to, { step: step.id, kind: 'deadlock', entry: index }, 1);
}

/** An arc that leaves a step: its branch is the step, whatever way it takes (rule T1). */
export function arcTo(reading: Reading, to: string, choice: Choice, copies: number): Arc {
  const place = reading.places.get(to);
  if (place === undefined) throw new TypeError(`the plan has no step ${to}`);
  return { to: place, branch: choice.step, copies, past: false, path: [choice], otherwise: [], covers: [] };
}

function endWay(step: string): Way {
  return { ...NOTHING, path: [{ step, kind: 'end', entry: -1 }] };
}

/** A way on which nothing happens. */
export const NOTHING: Way = Object.freeze({
  always: [],
  free: [],
  mayBeEmpty: false,
  path: [],
  covers: [],
  cancels: [],
  terminates: false,
});
