import type { Point } from './canvas-props.ts';

/** Width and height on the canvas. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A box: its left upper corner and its size. */
export interface Box extends Point, Size {}

/** Size of a step on the canvas. */
export const stepSize: Size = Object.freeze({ width: 232, height: 64 });

/** Sizes of the boxes that are larger than a step, by box. */
export type Sizes = Readonly<Record<string, Size>>;

/** No box is larger than a step. */
export const noSizes: Sizes = Object.freeze({});

/** How large a box is. */
export const sizeIn = (sizes: Sizes, box: string): Size => sizes[box] ?? stepSize;
