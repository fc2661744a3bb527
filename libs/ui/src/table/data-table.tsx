'use client';
import { lazy, Suspense, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { TableBody } from './table-body.tsx';
import { TableHead } from './table-head.tsx';
import type { DataTableProps, TableColumn } from './table-props.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useRowsInView } from './use-rows-in-view.tsx';

// What places a menu comes with the first one.
const PointMenu = lazy(async () => ({ default: (await import('../menu/point-menu.tsx')).PointMenu }));

interface OpenMenu {
  readonly row: number;
  readonly at: { readonly x: number; readonly y: number };
}

/** The one table of the product. At 390 px its rows become cards. */
export function DataTable<Row>(properties: DataTableProps<Row>): ReactNode {
  const { label, rows, selection } = properties;
  const columns = shownOf(properties);
  const scroller = useRef<HTMLDivElement>(null);
  const { shown, watch } = useRowsInView(rows?.length ?? 0, scroller);
  const [active, setActive] = useState(0);
  const [menu, setMenu] = useState<OpenMenu>();
  const picks = useRowSelection(properties);
  const keys = useRowKeys({ properties, picks, active, setActive, openMenu: setMenu, scroller });
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCountOf(properties)}
      aria-multiselectable={selection !== undefined}
      aria-busy={rows === undefined}
      className="fm-table"
      data-selectable={selection !== undefined}
      style={{ '--fm-table-columns': tracksOf(columns, properties) } as CSSProperties}
      onKeyDown={keys}
    >
      <TableHead properties={properties} columns={columns} picks={picks} />
      <TableBody
        {...{ properties, columns, picks, active, setActive, scroller, shown }}
        openMenu={(row, at) => setMenu({ row, at })}
      />
      {watch}
      {menu !== undefined && <RowMenu {...properties} menu={menu} onClose={() => setMenu(undefined)} />}
    </div>
  );
}

/** All rows with the headings; -1 while nobody knows how many there are. */
function rowCountOf<Row>({ rows, hasMore }: DataTableProps<Row>): number {
  return hasMore === true ? -1 : (rows?.length ?? 0) + 1;
}

type RowMenuProps<Row> = DataTableProps<Row> & { readonly menu: OpenMenu; readonly onClose: () => void };

function RowMenu<Row>({ rows, actions, menu, onClose }: RowMenuProps<Row>): ReactNode {
  const row = rows?.[menu.row];
  if (row === undefined || actions === undefined) return null;
  return (
    <Suspense fallback={null}>
      <PointMenu at={menu.at} items={actions(row)} onClose={onClose} />
    </Suspense>
  );
}

function shownOf<Row>({ columns, shownColumns }: DataTableProps<Row>): readonly TableColumn<Row>[] {
  return columns.filter(
    ({ id, optional }, index) =>
      index === 0 || (shownColumns === undefined ? optional !== true : shownColumns.includes(id)),
  );
}

function tracksOf<Row>(columns: readonly TableColumn<Row>[], properties: DataTableProps<Row>): string {
  const { selection, actions, onShownColumns } = properties;
  const tracks = columns.map(({ width, minWidth }, index) =>
    width === undefined ? `minmax(${minWidth ?? (index === 0 ? 200 : 96)}px, 1fr)` : `${width}px`,
  );
  const hasTail = actions !== undefined || onShownColumns !== undefined;
  return [...(selection ? ['40px'] : []), ...tracks, ...(hasTail ? ['44px'] : [])].join(' ');
}
