'use client';
import { usePaneSizes, type PaneBounds } from '../../../shared/frame/use-pane-sizes.ts';

/** The columns beside the task, which takes the room that they leave. */
export type Side = 'list' | 'context';

/** How narrow and how wide a column may be. */
export const bounds: Readonly<Record<Side, PaneBounds>> = Object.freeze({
  list: { first: 340, least: 260, most: 560 },
  context: { first: 320, least: 240, most: 560 },
});

/** Widths as a person left them in this browser, and what changes one. */
export function useWidths() {
  return usePaneSizes('tasks-widths', bounds);
}
