import type { RefObject } from 'react';
import type { DataTableProps, TableColumn } from './table-props.ts';
import type { RowSelection } from './use-row-selection.ts';
import type { Window } from './window.ts';

/** What rows need of their table. */
export interface BodyProps<Row> {
  readonly properties: DataTableProps<Row>;
  readonly columns: readonly TableColumn<Row>[];
  readonly picks: RowSelection;
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly shown: Window;
  readonly openMenu: (row: number, at: { x: number; y: number }) => void;
}
