import type { Effect, Interpreter, Occurrence, State } from '@fermata/interpreter';
import type { Agenda } from './agenda.ts';
import type { Random } from './random.ts';
import type { ScriptedWorld } from './world.ts';

/** One attempt that is running in virtual time. */
export interface Attempt {
  readonly dispatch: Extract<Effect, { type: 'dispatchTask' }>;
  readonly attempt: number;
  readonly dispatchedAt: number;
  /** What the attempt before failed with. */
  readonly after?: string;
}

/** What may happen next. */
export type Happening =
  | {
      readonly kind: 'occurrence';
      readonly occurrence: Occurrence;
      /** It comes even if nobody waits for it: a double, or a late result. */ readonly isStray?: true;
    }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | { readonly kind: 'verb'; readonly index: number };

/** Everything that one simulation keeps; it lives no longer than the call. */
export interface Simulation {
  readonly interpreter: Interpreter;
  readonly world: ScriptedWorld;
  readonly random: Random;
  readonly agenda: Agenda<Happening>;
  readonly startedAt: number;
  readonly trace: string[];
  /** How many scripted ends or answers of a step have been used. */
  readonly used: Map<string, number>;
  /** Work and timers that are out; what is not in here is late. */
  readonly out: Set<string>;
  readonly emitted: Extract<Effect, { type: 'emitEvent' }>[];
  /** Step of each visit, in the order in which they began. */
  readonly path: Map<string, string>;
  now: number;
  state: State | undefined;
}

/** Ranks of one moment (rule W4): verbs, answers, ends of work, timers. */
export const RANK = Object.freeze({ verb: 1, answer: 2, work: 4, timer: 5 } as const);

/** Puts an occurrence on the agenda, now and then twice. */
export function expectOccurrence(simulation: Simulation, occurrence: Occurrence, rank: number): void {
  const { agenda, world, random } = simulation;
  agenda.put({ at: occurrence.at, rank, what: { kind: 'occurrence', occurrence } });
  const share = world.faults?.duplicates ?? 0;
  if (share > 0 && random() < share) {
    agenda.put({ at: occurrence.at, rank, what: { kind: 'occurrence', occurrence, isStray: true } });
  }
}

/** The next scripted entry of a list; the last one repeats where that is the rule. */
export function nextScripted<T>(
  simulation: Simulation,
  key: string,
  list: readonly T[] | undefined,
  repeats: boolean,
): T | undefined {
  const count = simulation.used.get(key) ?? 0;
  simulation.used.set(key, count + 1);
  if (list === undefined) return undefined;
  return list[repeats ? Math.min(count, list.length - 1) : count];
}
