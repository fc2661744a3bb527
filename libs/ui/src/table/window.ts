/** The rows to draw, and the room of those that are not drawn. */
export interface Window {
  readonly indexes: readonly number[];
  readonly before: number;
  readonly after: number;
  readonly measure: ((element: Element | null) => void) | undefined;
}

/** Up to so many rows all are drawn: the browser's own search finds them. */
export const few = 100;

/** How high a row is until it is measured, in px. */
export const usualHeight = 40;

/** The first rows, with room for the others. */
export function firstRows(count: number): Window {
  const drawn = Math.min(count, few);
  const after = (count - drawn) * usualHeight;
  return {
    indexes: Array.from({ length: drawn }, (_, index) => index),
    before: 0,
    after,
    measure: undefined,
  };
}
