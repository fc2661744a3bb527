import type { Plan } from '@fermata/interpreter';
import { isObject, type JsonValue, type TestDefinition } from '@fermata/model';
import { randomFrom, type Random } from '../random.ts';
import { runTest } from '../verdict/run-test.ts';
import { worldOf } from './deeds.ts';
import { routeOfTest } from './explore.ts';
import { routeKey } from './route.ts';
import { slotsOf, type Slot } from './slots.ts';
import type { Walk } from './walk.ts';

/** A test that takes a route, or what kept every trial from taking it. */
export type FoundTest =
  | { readonly isFound: true; readonly test: TestDefinition }
  | { readonly isFound: false; readonly unsatisfied: readonly string[] };

/** What is known beside the plan. */
export interface FindOptions {
  /** Name of the test. */
  readonly name: string;
  /** An input that fits the schema of the workflow: where the search begins. */
  readonly input?: JsonValue;
  /** Most trials; 600 unless said. */
  readonly trials?: number;
}

/** A value for each slot, by its place in the list. */
type Data = readonly number[];

/**
 * Looks for an input and a world that really take a route: the deeds of the walk stand, the data is found by trying what
 * the conditions compare with. What cannot be had by data comes back as the lines of the route that no trial reached.
 */
export function findTest(plan: Plan, walk: Walk, options: FindOptions): FoundTest {
  const slots = slotsOf(plan).map((slot) => alike(slot, options.input));
  const random = randomFrom(1);
  const trial = (data: Data) => judge(plan, walk, testOf(plan, walk, { ...options, slots, data }));
  let data: Data = slots.map(() => 0);
  let best = trial(data);
  for (let count = 1; count < (options.trials ?? 600) && best.missing.length > 0; count += 1) {
    const next = changed(data, slots, random);
    const tried = trial(next);
    if (tried.missing.length > best.missing.length) continue;
    [data, best] = [next, tried];
  }
  return best.missing.length === 0
    ? { isFound: true, test: best.test }
    : { isFound: false, unsatisfied: best.missing };
}

/** Of a value that the input has already, only others of its type are tried. */
function alike(slot: Slot, input: JsonValue | undefined): Slot {
  const given = slot.step === undefined ? valueAt(input, slot.path) : undefined;
  if (given === undefined || given === null) return slot;
  return {
    ...slot,
    values: slot.values.filter((value) => value === undefined || typeof value === typeof given),
  };
}

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (inner, name) => (isObject(inner) ? (inner as Readonly<Record<string, JsonValue>>)[name] : undefined),
    value,
  );
}

/** Another value in one place, now and then in several. */
function changed(data: Data, slots: readonly Slot[], random: Random): Data {
  const share = Math.max(0.2, 1.2 / Math.max(1, slots.length));
  return data.map((value, index) =>
    random() < share ? Math.floor(random() * (slots[index]?.values.length ?? 1)) : value,
  );
}

interface Judgement {
  readonly test: TestDefinition;
  readonly missing: readonly string[];
}

function judge(plan: Plan, { route }: Walk, test: TestDefinition): Judgement {
  const verdict = runTest(test, { plan });
  const taken = routeOfTest(verdict);
  const { status, output, path } = verdict.result;
  const expect = { status, path, ...(output === null ? {} : { output }) };
  if (routeKey(taken) === routeKey(route)) return { test: { ...test, expect }, missing: [] };
  const missing = [
    ...route.filter((line) => !taken.includes(line)),
    ...taken.filter((line) => !route.includes(line)).map((line) => `not: ${line}`),
  ];
  return { test, missing };
}

interface Trial extends FindOptions {
  readonly slots: readonly Slot[];
  readonly data: Data;
}

function testOf(plan: Plan, walk: Walk, trial: Trial): TestDefinition {
  const input = filled(trial.input ?? {}, trial, undefined);
  return {
    kind: 'test',
    name: trial.name,
    title: walk.told.join(', ').slice(0, 180),
    workflow: plan.name,
    start: { input },
    world: worldOf(walk.deeds, (step) => filled(step.isPerson ? {} : null, trial, step.id)),
    expect: { status: 'completed' },
  };
}

/** A value with the chosen data in its places. */
function filled(base: JsonValue, { slots, data }: Trial, step: string | undefined): JsonValue {
  let value = base;
  for (const [index, slot] of slots.entries()) {
    const chosen = slot.step === step ? slot.values[data[index] ?? 0] : undefined;
    if (chosen !== undefined) value = withAt(value, slot.path, chosen as JsonValue);
  }
  return value;
}

function withAt(base: JsonValue, path: readonly string[], value: JsonValue): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = typeof base === 'object' && base !== null && !Array.isArray(base) ? base : {};
  const inner = (object as Readonly<Record<string, JsonValue>>)[name] ?? null;
  return { ...object, [name]: withAt(inner, rest, value) };
}
