import {
  compile,
  createOwningInterpreter,
  describe,
  type Advance,
  type Occurrence,
  type Plan,
  type State,
} from '@fermata/interpreter';
import type { Look } from './board.ts';
import { inWords } from './play.ts';
import { definitionOf, GAME_REFERENCES, type Game } from './program.ts';
import { outcomeOf } from './script.ts';

/** Work that is out: when it ends, and the order in which it was sent. */
interface Out {
  readonly work: string;
  readonly endAt: number;
}

/** Lets the interpreter play the same game by the same script; gives the same looks. */
export function playCore(plan: Plan, seed: number, most: number): readonly Look[] {
  const interpreter = createOwningInterpreter(plan);
  let out: readonly Out[] = [];
  let state: State | undefined;
  const take = (occurrence: Occurrence): Look => {
    const told: string[] = [];
    const todo = [occurrence];
    for (let one = todo.shift(); one !== undefined; one = todo.shift()) {
      const advance = interpreter.advance(state, one);
      state = advance.state;
      out = sent(out, advance, { seed, at: one.at });
      todo.push(...recalled(advance, one.at));
      told.push(...tellings(advance));
    }
    return lookAt(plan, state as State, told);
  };
  const looks = [take(START)];
  while (looks.length < most && out.length > 0 && looks.at(-1)?.status === 'open') {
    const next = out.reduce((first, one) => (one.endAt < first.endAt ? one : first));
    out = out.filter((one) => one !== next);
    looks.push(take(endOf(seed, next)));
  }
  return looks;
}

/** The plan of a game; undefined where publish refuses it. */
export function planOf(game: Game): Plan | undefined {
  return compile(definitionOf(game), GAME_REFERENCES).plan;
}

const START: Occurrence = Object.freeze({
  type: 'started',
  at: 0,
  instanceId: 'game',
  input: {},
  trigger: Object.freeze({ type: 'manual' }),
  startedBy: 'somebody',
});

function sent(out: readonly Out[], { effects }: Advance, { seed, at }: { seed: number; at: number }) {
  const gone = new Set(effects.flatMap((effect) => (effect.type === 'cancelTask' ? [effect.work] : [])));
  const fresh = effects.flatMap((effect) =>
    effect.type === 'dispatchTask'
      ? [{ work: effect.work, endAt: at + outcomeOf(seed, effect.work).afterMs }]
      : [],
  );
  return [...out, ...fresh].filter(({ work }) => !gone.has(work));
}

/** Withdrawn work ends at once. */
function recalled({ effects }: Advance, at: number): readonly Occurrence[] {
  return effects.flatMap((effect) =>
    effect.type === 'cancelTask' ? [{ type: 'taskCancelled' as const, at, work: effect.work }] : [],
  );
}

function endOf(seed: number, { work, endAt }: Out): Occurrence {
  const { output, error } = outcomeOf(seed, work);
  if (error === undefined) return { type: 'taskCompleted', at: endAt, work, output };
  return { type: 'taskFailed', at: endAt, work, error: { code: error, message: error } };
}

function tellings({ changes }: Advance): readonly string[] {
  return changes.filter(({ status }) => status !== 'open').map(({ status, visit }) => `${status} ${visit}`);
}

function lookAt(plan: Plan, state: State, told: readonly string[]): Look {
  const visits = Object.values(state.visits);
  const ids = (isHeld: boolean) =>
    visits
      .filter(({ status }) => (status === 'held') === isHeld)
      .map(({ id }) => id)
      .toSorted();
  const waiting = Object.entries(state.tokens).flatMap(([to, tokens]) =>
    tokens.map(({ branch }) => `${branch}>${to}`),
  );
  const isOpen = state.closed === undefined && ids(false).length > 0;
  return {
    told: inWords(told),
    open: ids(false),
    held: ids(true),
    waiting: waiting.toSorted(),
    stuck: state.stuck.map(({ step }) => step).toSorted(),
    status: state.closed?.status ?? (isOpen ? 'open' : describe(plan, state).status),
  };
}
