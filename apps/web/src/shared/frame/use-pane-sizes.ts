'use client';
import { useState } from 'react';
import type { Layout } from 'react-resizable-panels';

interface Remembered {
  readonly defaultLayout?: Layout;
  readonly onLayoutChanged: (layout: Layout) => void;
}

/** The sizes of panes as a person left them in this browser. */
export function useRemembered(name: string): Remembered {
  const key = `fermata-${name}`;
  const [first] = useState(() => read(key));
  return {
    ...(first === undefined ? {} : { defaultLayout: first }),
    onLayoutChanged: (layout) => write(key, layout),
  };
}

function read(key: string): Layout | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const isLayout =
      typeof value === 'object' && value !== null && Object.values(value).every(Number.isFinite);
    return isLayout ? (value as Layout) : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, layout: Layout): void {
  try {
    localStorage.setItem(key, JSON.stringify(layout));
  } catch {
    // A browser that keeps nothing begins with the sizes of the product each time.
  }
}
