import type { JsonValue } from '@fermata/model';
import { NEVER } from '../advance/records.ts';
import type { Rounds, State, Token, Visit } from '../advance/state.ts';
import type { Passage } from '../verbs/passages.ts';
import { holdersOn } from './holders.ts';
import type { Route } from './mapping.ts';

/**
 * The state on the steps of another version (rule O6). Visits keep their ids, numbers, deadlines and what they were
 * given: work in flight ends as it began. Numbers are never given twice, tokens go with their branches.
 */
export function rebase(route: Route, state: State): State {
  const keys = <T>(map: Readonly<Record<string, T>>): Record<string, T> => rekeyed(route, map);
  const { undo, past, holds, locks, paused, items, rests } = state;
  return {
    ...state,
    steps: { ...neverOf(route), ...keys(state.steps) },
    numbers: numbersOf(route, state.numbers),
    tokens: tokensOf(route, state.tokens),
    visits: visitsOf(route, state.visits),
    stuck: [],
    ending: mapped(state.ending, (step) => route.step(step) ?? step),
    sizes: sizesOf(route, state.sizes),
    ...(items === undefined ? {} : { items: visitsOf(route, items) }),
    ...(rests === undefined ? {} : { rests: visitsOf(route, rests) }),
    ...(holds === undefined ? {} : { holds: keys(holds) }),
    ...(locks === undefined ? {} : { locks: holdersOn(route, locks) }),
    ...(past === undefined
      ? {}
      : { past: mapped(keys(past), (all) => all.map((one) => passageOf(route, one))) }),
    ...(paused === undefined
      ? {}
      : { paused: { ...paused, moves: paused.moves.map((one) => moveOf(route, one)) } }),
    ...(undo === undefined
      ? {}
      : {
          undo: {
            ...undo,
            points: keys(undo.points),
            records: undo.records.map((one) => ({ ...one, step: route.step(one.step) ?? one.step })),
          },
        }),
  };
}

/** Of a map by steps what has an image. */
function rekeyed<T>({ step }: Route, map: Readonly<Record<string, T>>): Record<string, T> {
  const entries = Object.entries(map).flatMap(([id, value]) => {
    const image = step(id);
    return image === undefined ? [] : [[image, value] as const];
  });
  return Object.fromEntries(entries);
}

function mapped<T, U>(map: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([id, value]) => [id, change(value)]));
}

function neverOf({ to }: Route): State['steps'] {
  return Object.fromEntries(to.mentions.map((id) => [id, NEVER]));
}

/** Numbers of steps that are gone stay, so that none is given twice should they come back. */
function numbersOf({ step }: Route, numbers: State['numbers']): State['numbers'] {
  const next: Record<string, number> = { ...numbers };
  for (const [id, number] of Object.entries(numbers)) {
    const image = step(id);
    if (image !== undefined) next[image] = Math.max(next[image] ?? 0, number);
  }
  return next;
}

function roundsOf({ step, to }: Route, rounds: Rounds): Rounds {
  const entries = Object.entries(rounds).flatMap(([id, number]) => {
    const image = step(id);
    return image !== undefined && to.scopes.includes(image) ? [[image, number] as const] : [];
  });
  return Object.fromEntries(entries);
}

function visitsOf(route: Route, visits: Readonly<Record<string, Visit>>): Record<string, Visit> {
  return mapped(visits, (visit) => {
    const step = route.step(visit.step) ?? visit.step;
    const isSameCatch =
      JSON.stringify(route.from.steps[visit.step]?.catch) === JSON.stringify(route.to.steps[step]?.catch);
    const caught = isSameCatch ? visit.caught : {};
    return { ...visit, step, caught, rounds: roundsOf(route, visit.rounds) };
  });
}

function tokensOf(route: Route, tokens: State['tokens']): State['tokens'] {
  const next: Record<string, readonly Token[]> = {};
  for (const [id, waiting] of Object.entries(tokens)) {
    const step = route.step(id) ?? id;
    const left = waiting.flatMap((token): readonly Token[] => {
      const branch = route.branch(step, token.branch);
      const rounds = roundsOf(route, token.rounds);
      return typeof branch === 'string' ? [{ ...token, branch, rounds }] : [];
    });
    if (left.length > 0) next[step] = left;
  }
  return next;
}

function passageOf(route: Route, passage: Passage): Passage {
  const { took } = passage;
  const rounds = roundsOf(route, passage.rounds);
  if (took === undefined) return { ...passage, rounds };
  const images = took.map((token) => ({
    ...token,
    branch: route.step(token.branch) ?? token.branch,
    rounds: roundsOf(route, token.rounds),
  }));
  return { ...passage, rounds, took: images };
}

/** A token that a pause has frozen on its way. */
function moveOf(route: Route, move: JsonValue): JsonValue {
  const frozen = move as unknown as {
    readonly to?: string;
    readonly branch?: string;
    readonly rounds?: Rounds;
  };
  if (frozen.to === undefined) return move;
  const { to, branch = '', rounds = {} } = frozen;
  const image = {
    to: route.step(to) ?? to,
    branch: route.step(branch) ?? branch,
    rounds: roundsOf(route, rounds),
  };
  return { ...(move as object), ...image } as unknown as JsonValue;
}

function sizesOf({ step }: Route, sizes: State['sizes']): State['sizes'] {
  const entries = Object.entries(sizes).flatMap(([name, size]) => {
    if (!name.startsWith('steps.')) return [[name, size] as const];
    const image = step(name.slice('steps.'.length));
    return image === undefined ? [] : [[`steps.${image}`, size] as const];
  });
  return Object.fromEntries(entries);
}
