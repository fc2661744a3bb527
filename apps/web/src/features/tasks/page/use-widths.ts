'use client';
import { useState } from 'react';
import { useRemembered } from '../../../shared/frame/use-remembered.ts';

/** The columns beside the task, which takes the room that they leave. */
export type Side = 'list' | 'context';

/** How narrow and how wide a column may be, in pixels. */
export const bounds: Readonly<Record<Side, { readonly least: number; readonly most: number }>> =
  Object.freeze({
    list: { least: 260, most: 560 },
    context: { least: 240, most: 560 },
  });

const first: Readonly<Record<Side, number>> = Object.freeze({ list: 340, context: 320 });

/** Widths as a person left them in this browser, and what changes one; they stay within their bounds. */
export function useWidths(): [
  widths: Readonly<Record<Side, number>>,
  change: (side: Side, width: number) => void,
] {
  const { defaultLayout, onLayoutChanged } = useRemembered('tasks-widths');
  const [widths, setWidths] = useState({
    list: within('list', defaultLayout?.['list']),
    context: within('context', defaultLayout?.['context']),
  });
  const change = (side: Side, width: number): void => {
    const next = { ...widths, [side]: within(side, width) };
    setWidths(next);
    onLayoutChanged(next);
  };
  return [widths, change];
}

function within(side: Side, width = first[side]): number {
  const { least, most } = bounds[side];
  return Math.round(Math.min(Math.max(width, least), most));
}
