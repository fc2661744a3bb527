'use client';
import { useRef } from 'react';
import type { DataTableProps } from './table-props.ts';

/** What can be done to the selection. */
export interface RowSelection {
  readonly count: number;
  readonly isAll: boolean;
  readonly has: (index: number) => boolean;
  /** Takes a row in or out; with `isRange` all rows from the one before to this. */
  readonly toggle: (index: number, isRange: boolean) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

const none: ReadonlySet<string> = Object.freeze(new Set<string>());

/** The selection of a table's rows. Rows that are not loaded keep their place in it. */
export function useRowSelection<Row>(properties: DataTableProps<Row>): RowSelection {
  const { rows = [], rowId, selection = none, onSelection } = properties;
  const anchor = useRef(0);
  const ids = (from: number, to: number): string[] =>
    rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(rowId);
  const has = (index: number): boolean => rows[index] !== undefined && selection.has(rowId(rows[index]));
  const isAll = rows.length > 0 && rows.every((row) => selection.has(rowId(row)));
  return {
    count: selection.size,
    isAll,
    has,
    toggle: (index, isRange) => {
      const chosen = isRange ? ids(anchor.current, index) : ids(index, index);
      const isIn = !isRange && has(index);
      anchor.current = index;
      const rest = [...selection].filter((id) => !chosen.includes(id));
      onSelection?.(new Set(isIn ? rest : [...rest, ...chosen]));
    },
    toggleAll: () => onSelection?.(isAll ? none : new Set([...selection, ...rows.map(rowId)])),
    clear: () => onSelection?.(none),
  };
}
