import type { JsonObject, JsonValue } from '@fermata/model';
import type { Template } from '@fermata/expressions';

/** What counts when several rules hold. `collect` and `rule-order` give all, in the order of the rules. */
export type HitPolicy =
  'unique' | 'first' | 'any' | 'priority' | 'collect' | 'rule-order' | 'sum' | 'min' | 'max' | 'count';

/** Type of the values of a column; `date` and `date-time` are texts that are compared as moments. */
export type ColumnType = 'any' | 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'date-time';

/** A value that is no list and no object. */
export type Scalar = string | number | boolean | null;

/** Bounds of an interval, each with its end or without. */
export interface Interval {
  readonly ge?: Scalar;
  readonly gt?: Scalar;
  readonly le?: Scalar;
  readonly lt?: Scalar;
}

/** A test of one value: equal, within an interval, none of some tests, or an expression over `value` and `input`. */
export type Test = Scalar | Interval | { readonly not: Cell } | { readonly cel: string };

/** The tests of a cell: one of them must hold. */
export type Cell = readonly Test[];

/** A column that is compared. */
export interface InputColumn {
  readonly name: string;
  readonly source: Template;
  readonly type: ColumnType;
  /** All values that may come. */
  readonly values?: readonly Scalar[];
}

/** A column that is yielded. */
export interface OutputColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** All values that may be yielded, the most important first. */
  readonly values?: readonly Scalar[];
  readonly default?: JsonValue;
}

/** A row; a column without a cell may be anything. Yields an object of all output columns. */
export interface TableRule {
  readonly when: Readonly<Record<string, Cell>>;
  readonly then: Template;
}

/** A decision table as plans carry it: one version of it, its cells and templates parsed. */
export interface PlanDecision {
  readonly hit: HitPolicy;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rules: readonly TableRule[];
}

/** A rule that holds, by its number from 1, and what it yields. */
export interface Hit {
  readonly rule: number;
  readonly output: JsonObject;
}

/** Whether a policy gives one number instead of what the rules say. */
export function isAggregate(hit: HitPolicy): hit is 'sum' | 'min' | 'max' | 'count' {
  return hit === 'sum' || hit === 'min' || hit === 'max' || hit === 'count';
}
