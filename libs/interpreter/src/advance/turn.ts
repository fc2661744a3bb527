import type { JsonValue } from '@fermata/model';
import type { VisitChange } from '../change.ts';
import type { Effect } from '../effect.ts';
import type { ErrorInfo, EventInfo, Occurrence } from '../occurrence.ts';
import type { Evaluator, Scope } from '../expression/evaluator.ts';
import { errorValue, readerOf, type Reader } from '../expression/reader.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Sight } from '../steps/kind.ts';
import type { Outcome } from '../steps/outcome.ts';
import type { GateQueue } from '../gates/gate-queue.ts';
import { frozenMoves } from '../verbs/paused.ts';
import type { Rounds, State } from './state.ts';

const MAPS = Object.freeze([
  'steps',
  'numbers',
  'tokens',
  'visits',
  'timers',
  'ending',
  'backlog',
  'sizes',
  'searchable',
  'items',
  'past',
  'rests',
] as const);

/** The maps of a state: copied at most once in a turn, on the first write. */
export type StateMap = (typeof MAPS)[number];

/** A token on its way to a step, or a new visit on its way to its gates. */
export type Move =
  | {
      readonly kind: 'token';
      readonly to: string;
      readonly branch: string;
      readonly rounds: Rounds;
      /** It opens its target past the join (rules E6, O5). */
      readonly past?: true;
      /** The visit that opens it as a member of a race; members stand together (rule W3). */
      readonly race?: string;
    }
  | { readonly kind: 'visit'; readonly id: string }
  /** All is undone that a visit, or the part, waited for (rule E7). */
  | { readonly kind: 'undone'; readonly owner: string };

/**
 * One advance in the making. The state it began with is never touched: a map is copied before its first write,
 * everything deeper is replaced. Lives only as long as the call.
 */
export interface Turn {
  readonly plan: Plan;
  readonly evaluator: Evaluator;
  readonly at: number;
  state: State;
  readonly owned: Set<StateMap>;
  readonly effects: Effect[];
  readonly changes: VisitChange[];
  /** What a pause has kept, to be taken one by one after this (rule O1). */
  readonly kept: Occurrence[];
  /** The worklist, first in first out (rule T2); `taken` are done. */
  readonly queue: Move[];
  taken: number;
  /** Visits settled in this turn, against the budget (rule T9). */
  settles: number;
  /** The budget has run out once: the next time nothing catches it. */
  isSpent: boolean;
  /** Ends that wait until all members of a race have been opened (rule T2). */
  opening?: { readonly visit: string; readonly outcome: Outcome }[] | undefined;
  /** Who waits at the gates of each step, once it has been asked for. */
  gated?: Map<string, GateQueue> | undefined;
}

/** What a turn works with. */
export interface Means {
  readonly plan: Plan;
  readonly evaluator: Evaluator;
  /** The state is nobody else's: its maps are written to as they are. */
  readonly isOwned: boolean;
}

/** A turn over a state. */
export function beginTurn({ plan, evaluator, isOwned }: Means, state: State, at: number): Turn {
  return {
    plan,
    evaluator,
    at,
    state: { ...state, at },
    owned: new Set(isOwned ? MAPS.filter((name) => state[name] !== undefined) : []),
    effects: [],
    changes: [],
    kept: [],
    queue: [...(frozenMoves(state.paused) as unknown as readonly Move[])],
    taken: 0,
    settles: 0,
    isSpent: false,
  };
}

/** Replaces parts of the state. */
export function update(turn: Turn, change: Partial<State>): void {
  turn.state = { ...turn.state, ...change };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One map of the state, free to be written to. */
export function writable<K extends StateMap>(turn: Turn, name: K): Writable<NonNullable<State[K]>> {
  if (!turn.owned.has(name)) {
    turn.state = { ...turn.state, [name]: copyOf(turn.state[name]) };
    turn.owned.add(name);
  }
  return turn.state[name] as Writable<NonNullable<State[K]>>;
}

/** Without a prototype the engine copies a thousand keys several times faster: wide instances live by it. */
function copyOf(map: object | undefined): object {
  return { __proto__: null, ...map };
}

/** The step of an id that is known to be in the plan. */
export function stepOf(plan: Plan, id: string): PlanStep {
  const step = plan.steps[id];
  if (step === undefined) throw new TypeError(`the plan has no step ${id}`);
  return step;
}

/** What a visit's own expressions see beside what is bound everywhere (rule D1). */
export interface Own {
  readonly output: JsonValue;
  readonly error: ErrorInfo | null;
  readonly event?: EventInfo | null;
  /** Of an item: `item`, its alias and `index`. */
  readonly names?: Scope;
}

/** What is bound everywhere (rule D1), as it stands; `vars` may stand in for the ones of the state. */
export function scopeOf(turn: Turn, vars: State['vars'] = turn.state.vars): Scope {
  const { input, steps, instance } = turn.state;
  return {
    input,
    vars,
    steps: steps as unknown as JsonValue,
    instance: instance as unknown as JsonValue,
    now: new Date(turn.at).toISOString(),
  };
}

/** Reads over the instance's data as it stands; `vars` may stand in for the ones of the state (rule D5). */
export function readerFor(turn: Turn, own?: Own, vars?: State['vars']): Reader {
  const bound = scopeOf(turn, vars);
  if (own === undefined) return readerOf(turn.evaluator, bound);
  const event = own.event === undefined ? {} : { event: own.event as unknown as JsonValue };
  const names = { output: own.output, error: errorValue(own.error), ...event, ...own.names };
  return readerOf(turn.evaluator, { ...bound, ...names });
}

/** What a step kind may see. */
export function sightOf(turn: Turn): Sight {
  return { plan: turn.plan, state: turn.state, at: turn.at, read: readerFor(turn) };
}
