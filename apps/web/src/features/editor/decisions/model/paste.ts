import {
  applyChange,
  addRow,
  differences,
  isRefused,
  setCell,
  type Change,
  type Proposal,
} from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { cellText, cellValue } from './cell-text.ts';
import type { GridPlace } from './grid-place.ts';
import { cellOf, tableView, type ColumnView } from './table-view.ts';

/** One cell with what follows it: a tab, a line, or the end. Quotes stand around what has one of these in it. */
const CELL = '(?:"((?:[^"]|"")*)"|([^\\t\\n]*))(\\t|\\n|$)';

/** The cells of a text from a spreadsheet: tabs between columns, lines between rows. */
export function readTsv(text: string): readonly (readonly string[])[] {
  const body = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const cell = new RegExp(CELL, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let end: string | undefined; end !== '';) {
    const [, quotedText, plain = '', separator = ''] = cell.exec(body) ?? [];
    row.push(quotedText === undefined ? plain : quotedText.replaceAll('""', '"'));
    if (separator !== '\t') {
      rows.push(row);
      row = [];
    }
    end = separator;
  }
  return rows;
}

/** A range of cells as a spreadsheet takes it. */
export function writeTsv(definition: JsonObject, from: GridPlace, to: GridPlace): string {
  const { columns, rules } = tableView(definition);
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  return rules
    .slice(top, bottom + 1)
    .map((rule) =>
      columns
        .slice(left, right + 1)
        .map((column) => quoted(cellText(cellOf(rule, column))))
        .join('\t'),
    )
    .join('\n');
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The one change that puts a spreadsheet's cells into a table from a place on; rows that are missing are added. */
export function pasteCells(definition: JsonObject, { row, column }: GridPlace, text: string): Proposal {
  const { columns } = tableView(definition);
  let document = definition;
  for (const [down, cells] of readTsv(text).entries()) {
    while (tableView(document).rules.length <= row + down) {
      const grown = applied(document, addRow(document));
      if (isRefusedResult(grown)) return grown;
      document = grown;
    }
    for (const [right, cell] of cells.entries()) {
      const target = columns[column + right];
      if (target === undefined) continue;
      const next = applied(document, cellChange(document, { row: row + down, column: target }, cell));
      if (isRefusedResult(next)) return next;
      document = next;
    }
  }
  const change: Change = differences(definition, document);
  return { ...change, label: { key: 'edit.pasteCells' } };
}

/** The change that writes a person's text into a cell. */
export function cellChange(
  definition: JsonObject,
  { row, column }: { readonly row: number; readonly column: ColumnView },
  text: string,
): Proposal {
  const place = { row, side: column.side, column: column.name };
  return setCell(definition, place, cellValue(text, column));
}

type Applied = JsonObject | Extract<Proposal, { readonly refused: unknown }>;

function applied(definition: JsonObject, proposal: Proposal): Applied {
  if (isRefused(proposal)) return proposal;
  const result = applyChange(definition, proposal);
  return isRefused(result) ? result : (result.definition as JsonObject);
}

function isRefusedResult(value: Applied): value is Extract<Proposal, { readonly refused: unknown }> {
  return 'refused' in value;
}
