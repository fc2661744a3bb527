import { isIdentifier, pointer, said, type JsonObject, type JsonValue } from '@fermata/model';
import type { Change, Proposal } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { listAt, objectAt, textAt, valueAt } from '../read.ts';
import { changeTo, definitionOf, withField } from '../steps/compose.ts';
import { freeId } from '../steps/new-id.ts';

/** Sides of a table. */
export type Side = 'inputs' | 'outputs';

/** What a cell says: a test as it is written, a value, a list of values; undefined is anything, or the default. */
export type CellValue = JsonValue | undefined;

/** Adds a row, at the end unless said; a copy of another one where that is given. */
export function addRow(definition: JsonValue, at?: number, like?: number): Proposal {
  const rules = listAt(definition, 'rules');
  const index = Math.min(Math.max(at ?? rules.length, 0), rules.length);
  const row = like === undefined ? { then: {} } : rules[like];
  if (row === undefined) return noRow(like ?? -1);
  const label = { key: 'edit.addRow', values: { row: index + 1 } };
  if (valueAt(definition, 'rules') === undefined)
    return { label, edits: [{ op: 'set', path: '/rules', value: [row] }] };
  return { label, edits: [{ op: 'insert', path: pointer('rules', index), value: row }] };
}

/** Removes a row. */
export function removeRow(definition: JsonValue, row: number): Proposal {
  if (listAt(definition, 'rules')[row] === undefined) return noRow(row);
  const label = { key: 'edit.removeRow', values: { row: row + 1 } };
  return { label, edits: [{ op: 'remove', path: pointer('rules', row) }] };
}

/** Gives a row another place. */
export function moveRow(definition: JsonValue, row: number, to: number): Proposal {
  const rules = listAt(definition, 'rules');
  if (rules[row] === undefined || rules[to] === undefined) return noRow(rules[row] === undefined ? row : to);
  const label = { key: 'edit.moveRow', values: { row: row + 1, to: to + 1 } };
  if (row === to) return { label, edits: [] };
  return { label, edits: [{ op: 'move', from: pointer('rules', row), path: pointer('rules', to) }] };
}

/** A cell of a table. */
export interface CellPlace {
  readonly row: number;
  readonly side: Side;
  readonly column: string;
}

/** Writes a cell; typing in one cell is undone together. */
export function setCell(definition: JsonValue, { row, side, column }: CellPlace, value: CellValue): Proposal {
  const before = definitionOf(definition);
  const rule = listAt(before, 'rules')[row];
  if (rule === undefined) return noRow(row);
  const field = side === 'inputs' ? 'when' : 'then';
  const isAnything = value === undefined || (side === 'inputs' && (value === '-' || value === ''));
  const cells = withField(objectAt(rule, field), column, isAnything ? undefined : value);
  const isBare = side === 'inputs' && Object.keys(cells).length === 0;
  const changed = withField(definitionOf(rule), field, isBare ? undefined : cells);
  const after = { ...before, rules: listAt(before, 'rules').with(row, changed) };
  const label = { key: 'edit.setCell', values: { row: row + 1, column } };
  return changeTo(before, after, { label, group: `cell:${row}:${side}:${column}` });
}

/** Adds a column, at the end of its side unless said. */
export function addColumn(definition: JsonValue, side: Side, column: JsonObject, at?: number): Change {
  const before = definitionOf(definition);
  const columns = listAt(before, side);
  const wish = textAt(column, 'name') ?? textAt(column, 'title') ?? (side === 'inputs' ? 'input' : 'output');
  const name = freeId(wish, (one) => columns.some((other) => textAt(other, 'name') === one));
  const fresh = { ...column, name };
  const after = { ...before, [side]: columns.toSpliced(at ?? columns.length, 0, fresh) };
  return changeTo(before, after, { label: { key: 'edit.addColumn', values: { column: name } } });
}

/** Removes a column with its cells. */
export function removeColumn(definition: JsonValue, side: Side, name: string): Proposal {
  return withColumn(
    definition,
    { side, name },
    { key: 'edit.removeColumn', cells: (cells) => withField(cells, name, undefined) },
  );
}

/** Gives a column another name, in its cells too; a column that reads the field of its old name goes on reading it. */
export function renameColumn(definition: JsonValue, side: Side, name: string, newName: string): Proposal {
  if (!isIdentifier(newName))
    return refuse(pointer(side), 'decision.column', said`\`${{ name: newName }}\` is no name.`);
  const isTaken = listAt(definition, side).some((column) => textAt(column, 'name') === newName);
  if (isTaken) return refuse(pointer(side), 'edit.taken', said`\`${{ name: newName }}\` is taken.`);
  const reads = side === 'inputs' ? { expression: `input.${name}` } : {};
  return withColumn(
    definition,
    { side, name },
    {
      key: 'edit.renameColumn',
      column: (column) => ({ ...reads, ...column, name: newName }),
      cells: (cells) => renamed(cells, name, newName),
    },
  );
}

/** Moves a column within its side. */
export function moveColumn(definition: JsonValue, side: Side, from: number, to: number): Proposal {
  const columns = listAt(definition, side);
  if (columns[from] === undefined || columns[to] === undefined)
    return refuse(
      '',
      'edit.missing',
      said`There is no column ${{ column: columns[from] === undefined ? from : to }}.`,
    );
  const label = { key: 'edit.moveColumn', values: { column: textAt(columns[from], 'name') ?? '' } };
  if (from === to) return { label, edits: [] };
  return { label, edits: [{ op: 'move', from: pointer(side, from), path: pointer(side, to) }] };
}

interface ColumnWork {
  readonly key: string;
  /** The column as it shall be; none removes it. */
  readonly column?: (column: JsonObject) => JsonObject;
  readonly cells: (cells: JsonObject) => JsonObject;
}

function withColumn(
  definition: JsonValue,
  { side, name }: { readonly side: Side; readonly name: string },
  { key, column, cells }: ColumnWork,
): Proposal {
  const before = definitionOf(definition);
  const columns = listAt(before, side);
  if (!columns.some((one) => textAt(one, 'name') === name))
    return refuse(pointer(side), 'edit.missing', said`There is no column \`${{ name }}\`.`);
  const changed = columns.flatMap((one) =>
    textAt(one, 'name') !== name ? [one] : column === undefined ? [] : [column(definitionOf(one))],
  );
  const field = side === 'inputs' ? 'when' : 'then';
  const rules = listAt(before, 'rules').map((rule) => {
    const old = valueAt(rule, field);
    return old === undefined || valueAt(old, name) === undefined
      ? rule
      : { ...definitionOf(rule), [field]: cells(definitionOf(old)) };
  });
  return changeTo(
    before,
    { ...before, [side]: changed, rules },
    { label: { key, values: { column: name } } },
  );
}

function renamed(cells: JsonObject, name: string, newName: string): JsonObject {
  return Object.fromEntries(
    Object.entries(cells).map(([key, value]) => [key === name ? newName : key, value]),
  );
}

function noRow(row: number): Proposal {
  return refuse('/rules', 'edit.missing', said`There is no row ${{ row: row + 1 }}.`);
}
