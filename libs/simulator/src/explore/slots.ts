import { referencedPaths, sourcesOf, type Template } from '@fermata/expressions';
import type { Plan, PlanStep } from '@fermata/interpreter';
import { markPlaces } from '../covering/places.ts';

/** A value of the input, or of the output of a step, that some expression reads. */
export interface Slot {
  /** The step whose output it is in; absent = the input. */
  readonly step?: string;
  readonly path: readonly string[];
  /** Values worth trying: none at all, what the expressions compare it with, and its neighbours. */
  readonly values: readonly unknown[];
}

/** Everything of input and outputs that the expressions of a plan read, what is whole before its parts. */
export function slotsOf(plan: Plan): readonly Slot[] {
  const found = new Map<string, { readonly slot: Omit<Slot, 'values'>; readonly values: Set<string> }>();
  for (const { step, source } of sourcesIn(plan)) {
    const values = valuesIn(source);
    for (const path of referencedPaths(source)) {
      const slot = slotOf(plan, step, path, 0);
      if (slot === undefined || slot.path.length === 0) continue;
      const key = JSON.stringify([slot.step, slot.path]);
      const known = found.get(key) ?? { slot, values: new Set<string>() };
      for (const value of values) known.values.add(JSON.stringify(value));
      found.set(key, known);
    }
  }
  const slots = [...found.values()].map(({ slot, values }) => ({
    ...slot,
    values: [undefined, ...outcomesOf(plan, slot), ...[...values].map((text) => JSON.parse(text) as unknown)],
  }));
  return slots.toSorted((a, b) => a.path.length - b.path.length);
}

function outcomesOf(plan: Plan, { step = '', path }: Omit<Slot, 'values'>): readonly string[] {
  const found = plan.steps[step];
  return found?.type === 'manual' && path.join('.') === 'outcome' ? found.outcomes : [];
}

interface Source {
  readonly step: string;
  readonly source: string;
}

function sourcesIn(plan: Plan): readonly Source[] {
  const conditions = [...markPlaces(plan).places.values()].flatMap(({ step, source }) =>
    source === undefined ? [] : [{ step, source }],
  );
  const templates = Object.values(plan.steps).flatMap((step) =>
    templatesIn(step).flatMap((template) => sourcesOf(template).map((source) => ({ step: step.id, source }))),
  );
  return [...conditions, ...templates];
}

function templatesIn(value: unknown): readonly Template[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('t' in value) return [value as Template];
  return Object.values(value).flatMap(templatesIn);
}

type Found = Omit<Slot, 'values'> | undefined;
type Find = (plan: Plan, step: string, path: readonly string[], depth: number) => Found;

const ROOTS: Readonly<Record<string, Find>> = Object.freeze({
  input: (_plan, _step, path) => ({ path: path.slice(1) }),
  output: (plan, step, path, depth) => outputSlot(plan, step, path.slice(1), depth),
  steps: (plan, _step, [, id = '', what, ...rest], depth) =>
    what === 'output' ? outputSlot(plan, id, rest, depth) : undefined,
  vars(plan, _step, [, name = '', ...rest], depth) {
    const saver = Object.values(plan.steps).find((one) => Object.hasOwn(one.save, name));
    return behind(plan, saver?.id ?? '', { from: saver?.save[name] ?? plan.vars[name], rest, depth });
  },
} satisfies Readonly<Record<string, Find>>);

/** Longest way from a value back to where it comes from. */
const FURTHEST = 8;

/** Where a path is filled from outside: straight, or through what a step saves or computes. */
function slotOf(plan: Plan, step: string, path: readonly string[], depth: number): Found {
  const [root = ''] = path;
  if (depth > FURTHEST || !Object.hasOwn(ROOTS, root)) return undefined;
  return ROOTS[root]?.(plan, step, path, depth);
}

function outputSlot(plan: Plan, id: string, path: readonly string[], depth: number): Found {
  const step = plan.steps[id];
  if (step === undefined || isFilled(step)) return step === undefined ? undefined : { step: id, path };
  if (step.type !== 'set') return undefined;
  const [name, ...rest] = path;
  const part = step.with.t === 'object' ? step.with.entries.find(([key]) => key === name)?.[1] : undefined;
  const via = part === undefined ? { from: step.with, rest: path } : { from: part, rest };
  return behind(plan, id, { ...via, depth });
}

function isFilled({ type }: PlanStep): boolean {
  return type === 'task' || type === 'manual' || type === 'workflow';
}

interface Behind {
  readonly from: Template | undefined;
  readonly rest: readonly string[];
  readonly depth: number;
}

/** A template that only passes on what one path yields. */
function behind(plan: Plan, step: string, { from, rest, depth }: Behind): Found {
  const [source, another] = from === undefined ? [] : sourcesOf(from);
  if (source === undefined || another !== undefined) return undefined;
  const [path, more] = referencedPaths(source);
  if (path === undefined || more !== undefined || path.join('.') !== source.trim()) return undefined;
  return slotOf(plan, step, [...path, ...rest], depth + 1);
}

/** Literals of an expression with their neighbours, and what is worth trying anyway. */
function valuesIn(source: string): readonly unknown[] {
  const numbers = [...source.matchAll(/(?<![\w.'"])\d+(?:\.\d+)?/g)].map(([text]) => Number(text));
  const texts = [...source.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, one, other]) => one ?? other ?? '');
  const lists = [[], ...texts.map((text) => [text]), texts];
  return [
    ...numbers.flatMap((number) => [number, number + 1, number - 1]),
    ...texts,
    true,
    false,
    1,
    'x',
    ...lists,
  ];
}
