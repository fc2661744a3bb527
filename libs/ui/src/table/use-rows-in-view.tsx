'use client';
import { lazy, Suspense, useState, type ReactNode, type RefObject } from 'react';
import { few, firstRows, type Window } from './window.ts';

// Most lists are short: what finds the rows in view comes with the first long one.
const ManyRows = lazy(async () => ({ default: (await import('./many-rows.tsx')).ManyRows }));

interface Windowed {
  readonly shown: Window;
  /** Stands in the table and draws nothing. */
  readonly watch: ReactNode;
}

/** Picks the rows that are in view; until that is known, the first ones. */
export function useRowsInView(count: number, scroller: RefObject<HTMLDivElement | null>): Windowed {
  const [seen, setSeen] = useState<Window>();
  if (count <= few) return { shown: firstRows(count), watch: null };
  const watch = (
    <Suspense>
      <ManyRows count={count} scroller={scroller} onWindow={setSeen} />
    </Suspense>
  );
  return { shown: seen ?? firstRows(count), watch };
}
