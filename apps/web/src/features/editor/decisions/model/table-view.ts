import type { Side } from '@fermata/editing';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** Types of columns, in the order of a choice. */
export const columnTypes = Object.freeze([
  'any',
  'string',
  'number',
  'integer',
  'boolean',
  'date',
  'date-time',
] as const);

/** One of them. */
export type ColumnType = (typeof columnTypes)[number];

/** What counts when several rules hold, in the order of a choice. */
export const hitPolicies = Object.freeze([
  'unique',
  'first',
  'any',
  'priority',
  'collect',
  'rule-order',
  'sum',
  'min',
  'max',
  'count',
] as const);

/** A column as the grid shows it. A draft may be wrong anywhere: what has not its shape counts as absent. */
export interface ColumnView {
  readonly side: Side;
  /** Its place among those of its side. */
  readonly index: number;
  readonly name: string;
  readonly title: string | undefined;
  readonly type: ColumnType;
  readonly values: readonly JsonValue[] | undefined;
  readonly expression: string | undefined;
  readonly default: JsonValue | undefined;
}

/** A decision table as the grid shows it. */
export interface TableView {
  readonly hit: string;
  /** Inputs, then outputs. */
  readonly columns: readonly ColumnView[];
  readonly rules: readonly JsonObject[];
}

/** Reads a definition for the grid. */
export function tableView(definition: JsonObject): TableView {
  const { hit } = definition;
  return {
    hit: typeof hit === 'string' ? hit : 'unique',
    columns: [...columnsOf(definition, 'inputs'), ...columnsOf(definition, 'outputs')],
    rules: objectsIn(definition['rules']),
  };
}

/** What a cell says; undefined is anything, or the default. */
export function cellOf(rule: JsonObject | undefined, { side, name }: ColumnView): JsonValue | undefined {
  const cells = rule?.[side === 'inputs' ? 'when' : 'then'];
  return isObject(cells) && Object.hasOwn(cells, name) ? (cells as JsonObject)[name] : undefined;
}

/** The JSON Pointer of a cell. */
export function cellPath(row: number, { side, name }: ColumnView): string {
  return `/rules/${row}/${side === 'inputs' ? 'when' : 'then'}/${name}`;
}

function columnsOf(definition: JsonObject, side: Side): readonly ColumnView[] {
  return objectsIn(definition[side]).map((column, index) => ({
    side,
    index,
    name: textIn(column, 'name') ?? '',
    title: textIn(column, 'title'),
    type: columnTypes.find((type) => type === column['type']) ?? 'any',
    values: Array.isArray(column['values']) ? (column['values'] as readonly JsonValue[]) : undefined,
    expression: textIn(column, 'expression'),
    default: column['default'],
  }));
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map((one) => (isObject(one) ? (one as JsonObject) : {})) : [];
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
