'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

/** Many things of known height, of which only those in view are drawn. */
export interface VirtualListProps {
  /** What the list is of. */
  readonly label: string;
  readonly count: number;
  /** In pixels. */
  readonly heightOf: (index: number) => number;
  /** Stays with a thing while others come and go. */
  readonly keyOf: (index: number) => string;
  readonly render: (index: number) => ReactNode;
  /** Brought into view whenever it is another one. */
  readonly revealed?: number | undefined;
  /** Told when the end comes near. */
  readonly onEnd?: (() => void) | undefined;
  /** Told how far it is scrolled, in pixels. */
  readonly onScrolled?: ((top: number) => void) | undefined;
  /** What stands behind the last one. */
  readonly children?: ReactNode;
}

const nearEnd = 15;

/** A list that scrolls by itself and stays smooth with any number of things. */
export function VirtualList(properties: VirtualListProps): ReactNode {
  const { label, count, heightOf, keyOf, render, revealed, onEnd, onScrolled, children } = properties;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (last >= 0 && last >= count - nearEnd) end.current?.();
  }, [last, count]);
  useEffect(() => {
    if (revealed !== undefined && revealed >= 0) virtual.scrollToIndex(revealed, { align: 'auto' });
  }, [revealed, virtual]);
  return (
    <div
      ref={scroller}
      className="fm-virtual"
      tabIndex={-1}
      onScroll={({ currentTarget }) => onScrolled?.(currentTarget.scrollTop)}
    >
      <div
        role="list"
        aria-label={label}
        className="fm-virtual-all"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ key, index, start, size }) => (
          <div
            key={key}
            role="listitem"
            aria-setsize={count}
            aria-posinset={index + 1}
            className="fm-virtual-item"
            style={{ height: size, transform: `translateY(${start}px)` }}
          >
            {render(index)}
          </div>
        ))}
      </div>
      {children}
    </div>
  );
}
