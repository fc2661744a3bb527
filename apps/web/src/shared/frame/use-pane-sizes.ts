'use client';
import { useState } from 'react';

/** How large a pane is at first, and how small and large it may be, in pixels. */
export interface PaneBounds {
  readonly first: number;
  readonly least: number;
  readonly most: number;
}

type Sizes<Name extends string> = Readonly<Record<Name, number>>;

/** Sizes of the panes of a page as a person left them in this browser, and what changes one; they stay in their bounds. */
export function usePaneSizes<Name extends string>(
  page: string,
  bounds: Readonly<Record<Name, PaneBounds>>,
): [sizes: Sizes<Name>, change: (name: Name, size: number) => void] {
  const key = `fermata-${page}`;
  const [sizes, setSizes] = useState(() => {
    const left = read(key);
    const names = Object.keys(bounds) as Name[];
    return Object.fromEntries(names.map((name) => [name, within(bounds[name], left[name])])) as Sizes<Name>;
  });
  const change = (name: Name, size: number): void => {
    const next = { ...sizes, [name]: within(bounds[name], size) };
    setSizes(next);
    write(key, next);
  };
  return [sizes, change];
}

function within({ first, least, most }: PaneBounds, size = first): number {
  return Math.round(Math.min(Math.max(size, least), most));
}

function read(key: string): Readonly<Record<string, number>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const isKnown =
      typeof value === 'object' && value !== null && Object.values(value).every(Number.isFinite);
    return isKnown ? (value as Record<string, number>) : {};
  } catch {
    return {};
  }
}

function write(key: string, sizes: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(sizes));
  } catch {
    // A browser that keeps nothing begins with the sizes of the product each time.
  }
}
