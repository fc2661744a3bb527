import type { Plan } from '@fermata/interpreter';
import type { Game } from './game/game.ts';
import { EMPTY, type Fired, type Marking, type Rounds, type Token, type Visit } from './explore/marking.ts';
import type { Structure } from './explore/structure.ts';

/** Numbers by step, as tokens of an instance carry them (rule J0). */
type Numbers = Readonly<Record<string, number>>;

/** Where an instance stands: what `markingOf` of the interpreter tells of a state. */
export interface Standing {
  readonly visits: readonly {
    readonly stepId: string;
    readonly status: string;
    readonly rounds?: Numbers;
    readonly race?: string;
  }[];
  readonly tokens: readonly { readonly stepId: string; readonly branch: string; readonly rounds?: Numbers }[];
  readonly fired?: readonly {
    readonly stepId: string;
    readonly rounds: Numbers;
    readonly arrived: readonly string[];
  }[];
  /** Sections that hold a lock, by its name. */
  readonly sections?: Readonly<Record<string, string>>;
}

/** The places that a reduction must leave as they are: where something stands, and what tells its rounds apart. */
export function pinsOf(plan: Plan, { visits, tokens, fired = [] }: Standing): ReadonlySet<number> {
  const places = placesOf(plan);
  const standing = [...visits, ...tokens, ...fired];
  const steps = standing.flatMap(({ stepId, rounds = {} }) => [stepId, ...Object.keys(rounds)]);
  return new Set(steps.flatMap((step) => places.get(step) ?? []));
}

function placesOf(plan: Plan): ReadonlyMap<string, number> {
  return new Map(Object.keys(plan.steps).map((step, at) => [step, at + 1]));
}

/** Most ways to say who wins the races that are open. */
const MOST_STARTS = 64;

/** The markings to begin with: of every open race one member, whichever it is, will have been the winner. */
export function startsOf(plan: Plan, structure: Structure, standing: Standing): readonly Marking[] {
  const places = placesOf(plan);
  const at = ({ stepId }: { readonly stepId: string }): number => places.get(stepId) ?? 0;
  const read = roundsReader(structure);
  const tokens = standing.tokens.map((one): Token => {
    const isByThreads = structure.game.places[at(one)]?.join.kind === 'threads';
    return { place: at(one), branch: isByThreads ? '' : one.branch, rounds: read(one.rounds) };
  });
  const fired = (standing.fired ?? []).map((one): Fired => {
    return { place: at(one), rounds: read(one.rounds), arrived: [...one.arrived].sort() };
  });
  const base: Marking = { ...EMPTY, tokens, fired, holders: standing.sections ?? {} };
  return winnersOf(standing).map((visits): Marking => {
    const open = visits.map((one): Visit => {
      return { place: at(one), rounds: read(one.rounds), isGated: one.status === 'gated' };
    });
    return { ...base, visits: open };
  });
}

function roundsReader({ keys, game }: Structure): (rounds?: Numbers) => Rounds {
  const names = keys.map((key) => stepAt(game, key));
  return (rounds = {}) => names.map((name) => rounds[name] ?? 0);
}

function stepAt({ places }: Game, index: number): string {
  return places[index]?.step ?? '';
}

type StandingVisit = Standing['visits'][number];

function winnersOf({ visits }: Standing): readonly (readonly StandingVisit[])[] {
  const races = [...new Set(visits.flatMap(({ race }) => race ?? []))];
  let starts: (readonly StandingVisit[])[] = [visits.filter(({ race }) => race === undefined)];
  for (const race of races) {
    const members = visits.filter((visit) => visit.race === race);
    starts = starts.flatMap((start) => members.map((member) => [...start, member])).slice(0, MOST_STARTS);
  }
  return starts;
}
