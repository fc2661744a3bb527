'use client';
import { useEffect, useLayoutEffect, type ReactNode, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { usualHeight, type Window } from './window.ts';

interface Properties {
  readonly count: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Told whenever other rows are in view. */
  readonly onWindow: (window: Window) => void;
}

/** Finds out which of many rows are in view; shows nothing itself. */
export function ManyRows({ count, scroller, onWindow }: Properties): ReactNode {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan: 12,
  });
  useEffect(() => {
    const element = scroller.current;
    const reveal = (event: Event): void => virtual.scrollToIndex((event as CustomEvent<number>).detail);
    element?.addEventListener('fm-reveal', reveal);
    return () => element?.removeEventListener('fm-reveal', reveal);
  }, [scroller, virtual]);
  const items = virtual.getVirtualItems();
  const [before, after] = [items[0]?.start ?? 0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)];
  const { measureElement } = virtual;
  const shown = items.map(({ index }) => index).join(' ');
  useLayoutEffect(() => {
    const indexes = shown === '' ? [] : shown.split(' ').map(Number);
    onWindow({ indexes, before, after, measure: measureElement });
  }, [shown, before, after, measureElement, onWindow]);
  return null;
}
