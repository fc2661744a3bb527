import type { References } from '@fermata/interpreter';
import type { WorkflowDefinition } from '@fermata/model';
import type { Conditions } from './script.ts';

/** A way of a game step: always, or while one of the visit's own outputs is true. */
export interface GameWay {
  readonly to: string;
  readonly when?: keyof Conditions;
  readonly copies?: number;
}

/** What a game step does on the codes `x` and `y`, on a deadlock of its join, or on all that may be caught. */
export interface GameCatch {
  readonly on?: 'x' | 'y' | 'join.deadlock';
  readonly then: 'retry' | 'pass' | 'complete' | 'fail' | 'hold' | 'goto';
  readonly to?: string;
  readonly max?: number;
}

/** How the tokens that arrive at a step are joined. */
export type GameJoin =
  | 'all'
  | 'active'
  | { readonly count: number; readonly rest: 'ignore' | 'cancel' | 'block' }
  | { readonly threads: number };

/** A step of a game: work that takes time, or an end. */
export interface GameStep {
  readonly type: 'task' | 'end';
  readonly join?: GameJoin;
  readonly split?: 'first' | 'all' | 'race';
  readonly next: readonly GameWay[];
  readonly catch: readonly GameCatch[];
  readonly cancels?: readonly string[];
  readonly skipped?: boolean;
  readonly terminate?: 'completed' | 'failed' | 'cancelled';
}

/** A definition reduced to what moves tokens: the oracle plays it, and it is written out for the interpreter. */
export interface Game {
  readonly start: string;
  readonly onError?: string;
  readonly steps: Readonly<Record<string, GameStep>>;
}

/** What the written definitions refer to. */
export const GAME_REFERENCES: References = Object.freeze({
  self: { name: 'game', version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'work' } },
  forms: {},
  events: {},
});

/** The game as a workflow definition. */
export function definitionOf({ start, onError, steps }: Game): WorkflowDefinition {
  return {
    kind: 'workflow',
    name: 'game',
    start,
    ...(onError === undefined ? {} : { onError: { to: onError } }),
    steps: Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, written(step)])),
  } as WorkflowDefinition;
}

function written(step: GameStep): object {
  const common = {
    ...(step.join === undefined ? {} : { join: step.join }),
    ...(step.skipped === true ? { unless: 'true', default: { c0: true, c1: true, c2: true } } : {}),
    ...(step.cancels === undefined ? {} : { cancels: step.cancels }),
    ...(step.catch.length === 0 ? {} : { catch: step.catch.map(writtenCatch) }),
  };
  if (step.type === 'end') {
    return { type: 'end', ...common, ...(step.terminate === undefined ? {} : { terminate: step.terminate }) };
  }
  const next = step.next.map(({ when, ...way }) => ({
    ...way,
    ...(when === undefined ? {} : { when: `output.${when}` }),
  }));
  return {
    type: 'task',
    task: 'work',
    ...common,
    ...(step.split === undefined ? {} : { split: step.split }),
    ...(next.length === 0 ? {} : { next }),
  };
}

function writtenCatch({ on, then, to, max }: GameCatch): object {
  return {
    ...(on === undefined ? {} : { on: [on] }),
    ...(then === 'goto' ? { to } : { then }),
    ...(max === undefined ? {} : { max }),
    ...(then === 'complete' ? { output: CAUGHT } : {}),
  };
}

/** The output of a step that a catch entry completes, and of a skipped one. */
export const CAUGHT: Conditions = Object.freeze({ c0: true, c1: true, c2: true });
