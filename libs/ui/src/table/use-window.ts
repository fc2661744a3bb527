'use client';
import { useEffect, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

/** The rows to draw, and the room of those that are not drawn. */
export interface Window {
  readonly indexes: readonly number[];
  readonly before: number;
  readonly after: number;
  readonly measure: ((element: Element | null) => void) | undefined;
}

/** Up to so many rows all are drawn: the browser's own search finds them. */
const few = 100;
const usualHeight = 40;

/** Picks the rows that are in view. Stands in the component that owns the scrolling element, so that it is there in time. */
export function useWindow(count: number, scroller: RefObject<HTMLDivElement | null>): Window {
  const isFew = count <= few;
  const virtual = useVirtualizer({
    count: isFew ? 0 : count,
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
  if (isFew) {
    return {
      indexes: Array.from({ length: count }, (_, index) => index),
      before: 0,
      after: 0,
      measure: undefined,
    };
  }
  const items = virtual.getVirtualItems();
  return {
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
  };
}
