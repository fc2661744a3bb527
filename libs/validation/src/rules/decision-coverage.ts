import { samplesOf } from '@fermata/editing';
import { plainlyHolds, type InputColumn, type PlanDecision, type Scalar } from '@fermata/interpreter';
import { canonicalJson, pointer, said, warningAt, type Problem } from '@fermata/model';

/** Most cases that are looked at; of a larger table nothing is claimed. */
const CASES_LIMIT = 20_000;
/** Stands for all texts that no rule names. */
const OTHER_TEXT = 'any other text';
/** Most warnings about one table. */
const WARNINGS_LIMIT = 50;

/** A class of values of a column: one of them, and the rules, as bits, that hold for it. */
interface Region {
  readonly value: Scalar;
  readonly rules: bigint;
}

interface Axis {
  readonly column: InputColumn;
  readonly regions: readonly Region[];
}

/**
 * Warns of cases for which no rule holds (`decision.gap`), of rules that hold together where only one may
 * (`decision.overlap`), and of rules behind others that always hold first (`decision.unreachable`). Only what is
 * certain is said: a table with expressions in its cells, or with too many cases, is left alone.
 */
export function coverageProblems(table: PlanDecision): readonly Problem[] {
  const axes = table.inputs.map((column) => axisOf(column, table));
  if (!axes.every((axis) => axis !== undefined)) return [];
  const cases = walk(axes, (1n << BigInt(table.rules.length)) - 1n);
  if (cases === undefined) return [];
  return [
    ...gapProblems(table, cases),
    ...unreachableProblems(table, cases),
    ...overlapProblems(table, axes),
  ].slice(0, WARNINGS_LIMIT);
}

function axisOf(column: InputColumn, table: PlanDecision): Axis | undefined {
  const samples = samplesOf(column, table);
  if (samples === undefined) return undefined;
  const regions = new Map<bigint, Region>();
  for (const sample of samples) {
    const value = sample.other === true ? OTHER_TEXT : sample.value;
    const rules = rulesFor(column, value, table);
    if (!regions.has(rules)) regions.set(rules, { value, rules });
  }
  return { column, regions: [...regions.values()] };
}

function rulesFor({ name, type }: InputColumn, value: Scalar, { rules }: PlanDecision): bigint {
  return rules.reduce((bits, { when }, index) => {
    const cell = when[name];
    const holds = cell === undefined || plainlyHolds(cell, { type, value }) === true;
    return holds ? bits | (1n << BigInt(index)) : bits;
  }, 0n);
}

interface Cases {
  /** Values for which no rule holds. */
  readonly gap?: string;
  /** Sets of rules that hold together, each once. */
  readonly together: ReadonlySet<bigint>;
}

/** Sets of rules that may hold together so far, each with values of the columns for which they do. */
type Open = ReadonlyMap<bigint, readonly Scalar[]>;

/** Goes through all cases, column by column; cases that the same rules are left for are the same. */
function walk(axes: readonly Axis[], all: bigint): Cases | undefined {
  let open: Open = new Map([[all, []]]);
  let left = CASES_LIMIT;
  for (const axis of axes) {
    left -= open.size * axis.regions.length;
    if (left < 0) return undefined;
    open = narrowed(open, axis);
  }
  const gap = open.get(0n);
  return { together: new Set(open.keys()), ...(gap === undefined ? {} : { gap: shown(axes, gap) }) };
}

function narrowed(open: Open, { regions }: Axis): Open {
  const next = new Map<bigint, readonly Scalar[]>();
  for (const [rules, values] of open) {
    for (const region of regions) {
      const both = rules & region.rules;
      if (!next.has(both)) next.set(both, [...values, region.value]);
    }
  }
  return next;
}

function shown(axes: readonly Axis[], values: readonly Scalar[]): string {
  return axes.map(({ column }, index) => `${column.name} ${JSON.stringify(values[index])}`).join(', ');
}

const ONE_HIT = Object.freeze(['unique', 'first', 'any', 'priority'] as const);

function gapProblems({ hit, outputs }: PlanDecision, { gap }: Cases): Problem[] {
  const mayMiss =
    !ONE_HIT.some((one) => one === hit) || outputs.every((column) => column.default !== undefined);
  return gap === undefined || mayMiss
    ? []
    : [warningAt('/rules', 'decision.gap', said`No rule holds for ${{ gap }}.`)];
}

function unreachableProblems({ hit, rules }: PlanDecision, { together }: Cases): Problem[] {
  if (hit !== 'first') return [];
  const first = new Set([...together].map((bits) => bits & -bits));
  return rules.flatMap((_, index) =>
    first.has(1n << BigInt(index))
      ? []
      : [
          warningAt(
            pointer('rules', index),
            'decision.unreachable',
            said`Rules before it hold in each of its cases.`,
          ),
        ],
  );
}

function overlapProblems(table: PlanDecision, axes: readonly Axis[]): Problem[] {
  if (table.hit !== 'unique' && table.hit !== 'any') return [];
  const outputs = table.rules.map(({ then }) => canonicalJson(then as never));
  return table.rules.flatMap((_, index) => {
    const others = overlapping(axes, index).filter(
      (other) => table.hit === 'unique' || outputs[other] !== outputs[index],
    );
    if (others.length === 0) return [];
    const names = others.slice(0, 10).map((other) => other + 1);
    const message = said`It can hold together with rule ${{ rules: names.join(', ') }}.`;
    return [warningAt(pointer('rules', index), 'decision.overlap', message)];
  });
}

/** Earlier rules that hold together with one in some case: in every column there is a value for both. */
function overlapping(axes: readonly Axis[], rule: number): number[] {
  const bit = 1n << BigInt(rule);
  const both = axes.reduce((rules, { regions }) => {
    const shared = regions.filter((region) => (region.rules & bit) !== 0n);
    return rules & shared.reduce((union, region) => union | region.rules, 0n);
  }, bit - 1n);
  return Array.from({ length: rule }, (_, index) => index).filter(
    (index) => ((both >> BigInt(index)) & 1n) === 1n,
  );
}
