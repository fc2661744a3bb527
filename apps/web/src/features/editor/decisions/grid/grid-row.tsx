'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { JsonObject, JsonValue, Problem } from '@fermata/model';
import { useDecision } from '../decision-context.tsx';
import { cellText } from '../model/cell-text.ts';
import type { GridPlace } from '../model/grid-place.ts';
import { cellOf, cellPath, type ColumnView, type TableView } from '../model/table-view.ts';
import { CellEditor } from './cell-editor.tsx';
import { RowMenu } from './row-menu.tsx';
import { RuleNote } from './rule-note.tsx';
import { useProblemTexts } from '@fermata/ui';

/** A cell that is being written. */
export interface CellEdit {
  readonly text: string;
}

interface Properties {
  readonly rule: JsonObject;
  readonly row: number;
  readonly table: TableView;
  /** The cell that has the focus, if it is in this row. */
  readonly place: GridPlace | undefined;
  readonly range: { readonly from: GridPlace; readonly to: GridPlace } | undefined;
  readonly edit: CellEdit | undefined;
  readonly hasFired: boolean;
  readonly isMarked: boolean;
  readonly onPlace: (place: GridPlace) => void;
  readonly onEdit: (place: GridPlace) => void;
  /** Undefined text: nothing is written. */
  readonly onFinish: (text: string | undefined, key?: string) => void;
}

/** One rule. */
export function GridRow(properties: Properties): ReactNode {
  const { rule, row, table, hasFired, isMarked } = properties;
  const words = useTranslations('decisions.grid');
  return (
    <tr data-fired={hasFired || undefined} data-marked={isMarked || undefined}>
      <th scope="row" className="fm-decision-number">
        <RowMenu row={row} count={table.rules.length} />
        {hasFired && <span className="fm-decision-fired">{words('fired')}</span>}
      </th>
      {table.columns.map((column, index) => (
        <GridCell key={`${column.side}${column.name}`} {...properties} column={column} index={index} />
      ))}
      <RuleNote row={row} rule={rule} />
    </tr>
  );
}

type CellProperties = Properties & { readonly column: ColumnView; readonly index: number };

function GridCell(properties: CellProperties): ReactNode {
  const { row, column, index, place, edit, onFinish } = properties;
  const words = useTranslations('decisions.grid');
  if (place?.column !== index || edit === undefined) return <ShownCell {...properties} />;
  const label = words('cell', { row: row + 1, name: column.title ?? column.name });
  return (
    <td className="fm-decision-cell" data-editing>
      <CellEditor column={column} text={edit.text} label={label} onFinish={onFinish} />
    </td>
  );
}

function ShownCell(properties: CellProperties): ReactNode {
  const texts = useProblemTexts();
  const { rule, row, column, index, place, range, onPlace, onEdit } = properties;
  const words = useTranslations('decisions.grid');
  const wrong = useWrong(cellPath(row, column));
  const value = cellOf(rule, column);
  const isHere = place?.column === index;
  return (
    <td
      role="gridcell"
      className="fm-decision-cell"
      tabIndex={isHere ? 0 : -1}
      data-row={row}
      data-column={index}
      data-side={column.side}
      data-number={isNumeric(value, column) || undefined}
      data-wrong={wrong?.severity}
      data-selected={isWithin(range, row, index) || undefined}
      title={wrong && texts.message(wrong)}
      aria-invalid={wrong?.severity === 'error' || undefined}
      onFocus={() => {
        if (!isHere) onPlace({ row, column: index });
      }}
      onDoubleClick={() => onEdit({ row, column: index })}
    >
      {value === undefined ? (
        <span className="fm-decision-any">{words(emptyWords(column))}</span>
      ) : (
        cellText(value)
      )}
    </td>
  );
}

function useWrong(path: string): Problem | undefined {
  const { problems } = useDecision();
  return problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}/`));
}

function isNumeric(value: JsonValue | undefined, { type }: ColumnView): boolean {
  return typeof value === 'number' || type === 'number' || type === 'integer';
}

function emptyWords(column: ColumnView): 'any' | 'default' | 'missing' {
  if (column.side === 'inputs') return 'any';
  return column.default === undefined ? 'missing' : 'default';
}

function isWithin(range: Properties['range'], row: number, column: number): boolean {
  if (range === undefined) return false;
  const { from, to } = range;
  const isBetween = (value: number, one: number, other: number) =>
    value >= Math.min(one, other) && value <= Math.max(one, other);
  return isBetween(row, from.row, to.row) && isBetween(column, from.column, to.column);
}
