import type { CatchEntry, Step, WorkflowDefinition } from '@fermata/model';
import { chance, pick, type Dice } from './dice.ts';

type Steps = Readonly<Record<string, Step>>;

/** Locks of every kind, and milestones; one name only is held by sections, so that none are nested out of order. */
export function randomGates(dice: Dice, steps: Steps): Steps {
  const ids = Object.keys(steps);
  const gated = Object.entries(steps).map(([id, step]) => {
    const lock = chance(dice, 0.12) ? { lock: pick<unknown>(dice, locksOf(step)) } : {};
    const other = pick(dice, ids);
    const whileIn = chance(dice, 0.08) && other !== id ? { whileIn: milestone(dice, other) } : {};
    return [id, { ...step, ...lock, ...whileIn }];
  });
  return Object.fromEntries(gated) as Steps;
}

function locksOf({ type }: Step): readonly unknown[] {
  const section = { name: 'x', hold: 'section' };
  const all = ['x', 'y', ['x', 'y'], section, section, [section, 'y']];
  return type === 'manual' ? [...all, { name: 'x', take: 'start' }, { name: 'y', take: 'start' }] : all;
}

function milestone(dice: Dice, step: string): object {
  const missed = pick(dice, [undefined, 'skip', 'fail', 'wait'] as const);
  return {
    step,
    ...(missed === undefined ? {} : { missed }),
    ...(chance(dice, 0.4) ? { strict: true } : {}),
  };
}

/** Tasks that undo steps, and everything that may ask for it: catches, ends and the parts of the instance. */
export function randomUndo(dice: Dice, definition: WorkflowDefinition): WorkflowDefinition {
  const { steps } = definition;
  const changed = Object.entries(steps).map(([id, step]) => [id, withUndo(dice, steps, id, step)]);
  const parts = (['onError', 'onCancel', 'timeout'] as const).flatMap((name) => {
    const part = definition[name];
    if (part === undefined || chance(dice, 0.5)) return [];
    return [[name, { ...part, compensate: undo(dice, Object.keys(steps)) }]];
  });
  return { ...definition, steps: Object.fromEntries(changed) as Steps, ...Object.fromEntries(parts) };
}

function withUndo(dice: Dice, steps: Steps, id: string, step: Step): Step {
  const before = Object.keys(steps).filter((from) => from !== id && leadsTo(steps, from, id));
  const caughtBefore = step.catch as readonly CatchEntry[] | undefined;
  const entries = caughtBefore?.map((entry) => {
    const isAtJoin = entry.on?.includes('join.deadlock') === true;
    return isAtJoin || !chance(dice, 0.25) ? entry : { ...entry, compensate: undo(dice, before) };
  });
  const caught = entries === undefined ? {} : { catch: entries };
  if (step.type === 'end') {
    const all = step.terminate !== undefined && chance(dice, 0.5) ? { compensate: 'all' } : {};
    return { ...step, ...caught, ...all } as Step;
  }
  return {
    ...step,
    ...caught,
    ...(chance(dice, 0.3) ? { compensate: pick(dice, COMPENSATIONS) } : {}),
  } as Step;
}

const COMPENSATIONS = Object.freeze([
  'work',
  { task: 'work', with: { seen: '${ output }', n: '${ vars.n }' } },
  { task: 'work', when: 'attempted' },
  { task: 'work', with: '${ vars.missing }' },
] as const);

function undo(dice: Dice, points: readonly string[]): 'all' | { readonly to: string } {
  return points.length === 0 || chance(dice, 0.5) ? 'all' : { to: pick(dice, points) };
}

function leadsTo(steps: Steps, from: string, to: string): boolean {
  const seen = new Set<string>([from]);
  for (const id of seen) {
    const { next = [], catch: entries = [] } = (steps[id] ?? {}) as StepWays;
    for (const way of [...next, ...entries]) if (way.to !== undefined) seen.add(way.to);
    if (id !== from && id === to) return true;
  }
  return false;
}

interface StepWays {
  readonly next?: readonly { readonly to?: string }[];
  readonly catch?: readonly { readonly to?: string }[];
}
