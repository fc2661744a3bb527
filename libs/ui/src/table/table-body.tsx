'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, Loader, Skeleton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDelayed } from './use-delayed.ts';
import type { BodyProps } from './body-props.ts';
import type { DataTableProps } from './table-props.ts';
import { TableRow } from './table-row.tsx';

/** The rows that are in view, and what stands there without any. */
export function TableBody<Row>(body: BodyProps<Row>): ReactNode {
  const { properties, shown } = body;
  const { rows } = properties;
  useMore(body);
  if (rows === undefined) return <Waiting columns={body.columns.length} />;
  if (rows.length === 0) return <Empty>{properties.empty}</Empty>;
  const { before, after, indexes, measure } = shown;
  return (
    <>
      <div role="rowgroup" style={{ paddingTop: before, paddingBottom: after }}>
        {indexes.map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          return <TableRow key={properties.rowId(row)} {...body} row={row} index={index} measure={measure} />;
        })}
      </div>
      <More {...properties} />
    </>
  );
}

/** Asks for the next page when the end comes near; once for each page, and not for who is at the button to do so. */
function useMore<Row>({ properties, scroller }: BodyProps<Row>): void {
  const { rows, hasMore = false, isLoadingMore = false, onMore } = properties;
  const count = rows?.length ?? 0;
  const asked = useRef(-1);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !hasMore || isLoadingMore || count === 0) return undefined;
    const look = (): void => {
      const left = element.scrollHeight - element.scrollTop - element.clientHeight;
      const isAtButton = document.activeElement?.closest('.fm-table-more') instanceof Element;
      if (left > 600 || asked.current === count || isAtButton) return;
      asked.current = count;
      latest.current?.();
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller, hasMore, isLoadingMore, count]);
}

// While it loads it stays where the focus can be: rows that come take it from nobody, nor push it out of sight.
function More<Row>({ rows, hasMore, isLoadingMore = false, onMore }: DataTableProps<Row>): ReactNode {
  const say = useTranslations('ui.table');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { current } = button;
    if (current !== null && current === document.activeElement)
      current.scrollIntoView?.({ block: 'nearest' });
  }, [rows?.length]);
  if (hasMore !== true) return null;
  return (
    <div role="row" className="fm-table-more">
      <div role="gridcell">
        <Button
          ref={button}
          variant="subtle"
          size="compact-sm"
          aria-disabled={isLoadingMore}
          leftSection={isLoadingMore && <Loader size={12} color="currentColor" />}
          onClick={() => {
            if (!isLoadingMore) onMore?.();
          }}
        >
          {say('more')}
        </Button>
      </div>
    </div>
  );
}

function Empty({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div role="rowgroup">
      <div role="row" className="fm-table-empty">
        <div role="gridcell">{children}</div>
      </div>
    </div>
  );
}

const lines = Object.freeze([0, 1, 2, 3, 4, 5, 6, 7]);

function Waiting({ columns }: { readonly columns: number }): ReactNode {
  const isShown = useDelayed(150);
  if (!isShown) return null;
  return (
    <div role="rowgroup" aria-hidden="true">
      {lines.map((line) => (
        <div key={line} role="row" className="fm-table-waiting">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton key={column} height={12} radius="xl" width={column === 0 ? '60%' : '40%'} />
          ))}
        </div>
      ))}
    </div>
  );
}
