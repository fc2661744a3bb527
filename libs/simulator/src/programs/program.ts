import type { References } from '@fermata/interpreter';
import type { CatchEntry, Step, Transition, WorkflowDefinition } from '@fermata/model';
import { randomFrom } from '../random.ts';
import { chance, pick, upTo, type Dice } from './dice.ts';
import { randomBody } from './bodies.ts';
import { randomGates, randomUndo } from './gates.ts';
import { randomLoops } from './loops.ts';
import { randomTokens } from './tokens.ts';

/** A random definition that compiles, with what its references resolve to. */
export interface Program {
  readonly definition: WorkflowDefinition;
  readonly references: References;
}

/** What the generated definitions refer to. */
export const PROGRAM_REFERENCES: References = Object.freeze({
  self: { name: 'random', version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'work' } },
  forms: { form: { name: 'form', version: 1, outcomes: ['yes', 'no'] } },
  events: { sent: { name: 'sent', version: 1 } },
});

/**
 * A random program of up to `most` steps; the seed decides it. Every step is reachable and can reach an end; beyond
 * that anything goes: cycles, unbalanced joins, errors in expressions, handlers, catches of every kind.
 */
export function randomProgram(seed: number, most = 20): Program {
  const dice: Dice = randomFrom(seed);
  const count = 2 + upTo(dice, most - 1);
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  const edges = randomEdges(dice, count);
  const steps = ids.map((id, index) => [id, randomStep(dice, ids, edges[index] ?? [])] as const);
  const definition: WorkflowDefinition = {
    kind: 'workflow',
    name: 'random',
    start: 's0',
    vars: { n: { initial: 0 }, m: { initial: '${ input.k }' } },
    steps: randomTokens(dice, randomGates(dice, Object.fromEntries(steps)), 's0'),
    ...randomParts(dice, ids),
  };
  return { definition: randomLoops(dice, randomUndo(dice, definition)), references: PROGRAM_REFERENCES };
}

/** A forward tree first, so that all is reachable and ends; then more edges, forward and back. */
function randomEdges(dice: Dice, count: number): readonly (readonly number[])[] {
  const edges: number[][] = Array.from({ length: count }, () => []);
  for (let to = 1; to < count; to += 1) {
    const near = chance(dice, 0.7) ? Math.max(0, to - 3) : 0;
    edges[near + upTo(dice, to - near)]?.push(to);
  }
  for (let from = 0; from < count; from += 1) {
    const targets = edges[from] ?? [];
    if (targets.length === 0) continue;
    while (chance(dice, 0.35) && targets.length < 6) {
      targets.splice(upTo(dice, targets.length), 0, upTo(dice, count));
    }
  }
  return edges;
}

function randomStep(dice: Dice, ids: readonly string[], targets: readonly number[]): Step {
  const next = targets.map((to, index): Transition => {
    const target = ids[to] ?? 's0';
    const isOpen = index === targets.length - 1 ? chance(dice, 0.95) : chance(dice, 0.3);
    return isOpen ? { to: target } : { to: target, when: pick(dice, CONDITIONS) };
  });
  const common = {
    ...(chance(dice, 0.1) ? { unless: pick(dice, CONDITIONS), default: { skipped: true } } : {}),
    ...(chance(dice, 0.5) ? { catch: randomCatches(dice, ids) } : {}),
  };
  if (next.length === 0 && chance(dice, 0.4)) {
    const terminate = chance(dice, 0.15) ? { terminate: pick(dice, ENDS) } : {};
    return { type: 'end', ...common, ...terminate, output: { n: '${ vars.n }' } } as unknown as Step;
  }
  return {
    ...randomBody(dice),
    ...common,
    ...(chance(dice, 0.4) ? { split: 'all' } : {}),
    ...(chance(dice, 0.4) ? { save: { n: '${ vars.n + 1 }' } } : {}),
    ...(next.length === 0 ? {} : { next }),
  } as Step;
}

const ENDS = Object.freeze(['completed', 'failed', 'cancelled'] as const);

const CONDITIONS = Object.freeze([
  'true',
  'false',
  'vars.n < 5',
  'vars.n > 2',
  'input.k == 1',
  "steps.s0.status == 'completed'",
  'steps.s1.visits > 1',
  'vars.m == 1',
  "get(output, 'ok', true)",
  'vars.missing == 1',
] as const);

const CODES = Object.freeze([
  'x',
  'http.5xx',
  'timeout',
  'class:retryable',
  'join.deadlock',
  'gate.deadlock',
  'lock.deadlock',
  'milestone.missed',
  'cancelled',
  'loop.budget',
] as const);

function randomCatches(dice: Dice, ids: readonly string[]): readonly CatchEntry[] {
  return Array.from({ length: 1 + upTo(dice, 3) }, () => {
    const on = chance(dice, 0.7) ? { on: [pick(dice, CODES)] } : {};
    const when = chance(dice, 0.15) ? { when: "error.code != 'y'" } : {};
    return { ...on, ...when, ...randomReaction(dice, ids) };
  }).map((entry) =>
    entry.on?.includes('join.deadlock') === true ? { on: entry.on, to: pick(dice, ids) } : entry,
  );
}

function randomReaction(dice: Dice, ids: readonly string[]): CatchEntry {
  const save = chance(dice, 0.3) ? { save: { m: '${ error.code }' } } : {};
  switch (upTo(dice, 6)) {
    case 0:
      return {
        then: 'retry',
        max: 1 + upTo(dice, 3),
        ...save,
        ...(chance(dice, 0.5) ? { after: 'PT1M' } : {}),
      };
    case 1:
      return { then: 'pass', ...save };
    case 2:
      return { then: 'complete', output: { caught: true, ok: true }, ...save };
    case 3:
      return { then: 'hold', ...save };
    case 4:
      return { then: 'fail', ...save };
    default:
      return { to: pick(dice, ids), ...save };
  }
}

function randomParts(dice: Dice, ids: readonly string[]): Partial<WorkflowDefinition> {
  return {
    ...(chance(dice, 0.3) ? { onError: { to: pick(dice, ids) } } : {}),
    ...(chance(dice, 0.3) ? { onCancel: { to: pick(dice, ids), timeout: 'PT1H' } } : {}),
    ...(chance(dice, 0.2) ? { timeout: { after: 'PT5H', to: pick(dice, ids) } } : {}),
    ...(chance(dice, 0.2) ? { output: { n: '${ vars.n }', m: '${ vars.m }' } } : {}),
    ...(chance(dice, 0.2) ? { emits: { completed: { event: 'sent' }, failed: { event: 'sent' } } } : {}),
  };
}
