'use client';
import { useEffect, useRef, useState, type ReactNode } from 'react';

interface Properties {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  /** Below this many pixels it scrolls sideways instead of growing narrower. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** A table that scrolls by itself where the page is too narrow for it: the page never does. By keys it is reached only then. */
export function WideTable({ label, minWidth, children }: Properties): ReactNode {
  const { place, isWide } = useIsWide();
  return (
    <div
      ref={place}
      className="fm-wide"
      {...(isWide && { tabIndex: 0, role: 'region', 'aria-label': label })}
    >
      <div style={{ minInlineSize: minWidth }}>{children}</div>
    </div>
  );
}

/** Whether what is inside is wider than its place. */
function useIsWide() {
  const place = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const look = () => setWide(element.scrollWidth > element.clientWidth);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { place, isWide };
}
