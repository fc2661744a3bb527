import {
  compileDecision,
  plainlyHolds,
  type Cell,
  type PlanDecision,
  type Scalar,
} from '@fermata/interpreter';
import { canonicalJson, type JsonValue } from '@fermata/model';
import { samplesOf, type Sample } from './columns.ts';

/** A case of a table: a value for each column that is compared. */
export type TableCase = Readonly<Record<string, Scalar>>;

/** A case for which no rule holds. Columns in `others` may have any value that no rule names. */
export interface Gap {
  readonly example: TableCase;
  readonly others: readonly string[];
}

/** Rules, by number from 0, that hold together in a case where only one may, or must say the same. */
export interface Overlap {
  readonly rules: readonly number[];
  readonly example: TableCase;
}

/** What a table leaves open, or says twice; `unknown` where nobody can tell without evaluating it. */
export type Coverage<Found> =
  { readonly known: true; readonly found: readonly Found[] } | { readonly known: false };

/** Most cases that are looked at; of a larger table nothing is claimed. */
const CASES_LIMIT = 20_000;
/** Most findings. */
const FOUND_LIMIT = 100;
const UNKNOWN = Object.freeze({ known: false } as const);

/** The cases for which no rule of a table holds, each with sample values. */
export function gaps(definition: JsonValue): Coverage<Gap> {
  const seen = sightOf(definition);
  if (seen === undefined) return UNKNOWN;
  if (mayMiss(seen.table)) return { known: true, found: [] };
  const found = open(seen, [], new Set(seen.table.rules.keys()));
  return found === undefined ? UNKNOWN : { known: true, found };
}

/** Whether a table answers also where no rule holds: with its defaults, or with an empty list or a number. */
function mayMiss({ hit, outputs }: PlanDecision): boolean {
  const isOne = ['unique', 'first', 'any', 'priority'].includes(hit);
  return !isOne || outputs.every((column) => column.default !== undefined);
}

/** The pairs of rules that hold together where the hit policy lets only one hold, or lets them not say different things. */
export function overlaps(definition: JsonValue): Coverage<Overlap> {
  const seen = sightOf(definition);
  if (seen === undefined) return UNKNOWN;
  const { table } = seen;
  if (table.hit !== 'unique' && table.hit !== 'any') return { known: true, found: [] };
  const said = table.rules.map(({ then }) => canonicalJson(then as unknown as JsonValue));
  const found: Overlap[] = [];
  for (let one = 0; one < table.rules.length && found.length < FOUND_LIMIT; one += 1) {
    for (let other = one + 1; other < table.rules.length; other += 1) {
      if (table.hit === 'any' && said[one] === said[other]) continue;
      const example = together(seen, [one, other]);
      if (example !== undefined) found.push({ rules: [one, other], example });
    }
  }
  return { known: true, found: found.slice(0, FOUND_LIMIT) };
}

/** Numbers, from 0, of the rules that hold for a case; undefined where a cell would have to be evaluated. */
export function rulesFor(definition: JsonValue, values: TableCase): readonly number[] | undefined {
  const table = compileDecision(definition).decision;
  if (table === undefined) return undefined;
  const answers = table.rules.map(({ when }) =>
    table.inputs.map(({ name, type }) => holds(when[name], type, values[name] ?? null)),
  );
  if (answers.some((cells) => !cells.includes(false) && cells.includes(undefined))) return undefined;
  return answers.flatMap((cells, index) => (cells.includes(false) ? [] : [index]));
}

interface Seen {
  readonly table: PlanDecision;
  readonly columns: readonly (readonly Sample[])[];
  /** Per column and sample the rules that hold for it. */
  readonly holding: readonly (readonly ReadonlySet<number>[])[];
  readonly budget: { left: number };
}

function sightOf(definition: JsonValue): Seen | undefined {
  const table = compileDecision(definition).decision;
  if (table === undefined) return undefined;
  const columns = table.inputs.map((column) => samplesOf(column, table));
  if (!columns.every((samples) => samples !== undefined)) return undefined;
  const holding = table.inputs.map(({ name, type }, index) =>
    (columns[index] ?? []).map(({ value }) => {
      const rules = table.rules.flatMap(({ when }, rule) =>
        holds(when[name], type, value) === true ? [rule] : [],
      );
      return new Set(rules);
    }),
  );
  return { table, columns, holding, budget: { left: CASES_LIMIT } };
}

function holds(
  cell: Cell | undefined,
  type: PlanDecision['inputs'][number]['type'],
  value: Scalar,
): boolean | undefined {
  return cell === undefined ? true : plainlyHolds(cell, { type, value });
}

/** Goes down the columns as long as a rule may still hold; where none may, everything below is a gap. */
function open(seen: Seen, path: readonly number[], left: ReadonlySet<number>): readonly Gap[] | undefined {
  seen.budget.left -= 1;
  if (seen.budget.left < 0) return undefined;
  if (left.size === 0) return [gapAt(seen, path)];
  const column = seen.holding[path.length];
  if (column === undefined) return [];
  const found: Gap[] = [];
  for (const [index, rules] of column.entries()) {
    const inner = open(seen, [...path, index], new Set([...left].filter((rule) => rules.has(rule))));
    if (inner === undefined) return undefined;
    found.push(...inner.slice(0, FOUND_LIMIT - found.length));
  }
  return found;
}

/** Columns that were not looked at any more may have any value. */
function gapAt({ table, columns }: Seen, path: readonly number[]): Gap {
  const chosen = table.inputs.map(({ name }, index) => [name, columns[index]?.[path[index] ?? 0]] as const);
  return {
    example: Object.fromEntries(chosen.map(([name, sample]) => [name, sample?.value ?? null])),
    others: chosen.flatMap(([name, sample], index) =>
      index >= path.length || sample?.other === true ? [name] : [],
    ),
  };
}

function together({ table, columns, holding }: Seen, rules: readonly number[]): TableCase | undefined {
  const values: Record<string, Scalar> = {};
  for (const [index, { name }] of table.inputs.entries()) {
    const at = holding[index]?.findIndex((one) => rules.every((rule) => one.has(rule))) ?? -1;
    const sample = columns[index]?.[at];
    if (sample === undefined) return undefined;
    values[name] = sample.value;
  }
  return values;
}
