import type { ReactNode, Ref } from 'react';
import type { Graph, StepType } from '@fermata/editing';
import type { ShownStatus } from '../status/status.ts';

/** A place or a distance on the canvas, in its own pixels (zoom 1). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is selected: ids of steps, notes and groups, paths of edges. */
export interface Selection {
  readonly steps: readonly string[];
  readonly edges: readonly string[];
  readonly notes: readonly string[];
  readonly groups: readonly string[];
}

/** Nothing selected. */
export const noSelection: Selection = Object.freeze({
  steps: Object.freeze([]),
  edges: Object.freeze([]),
  notes: Object.freeze([]),
  groups: Object.freeze([]),
});

/** How a step stands in one instance. */
export interface StepLook {
  readonly status: ShownStatus;
  /** Number of its visits so far. */
  readonly visits: number;
  /** When its wait ends (milliseconds since 1970): shown as a countdown. */
  readonly waitingUntil?: number;
}

/** What a comparison says of a step or an edge. */
export type DiffMark = 'added' | 'removed' | 'changed';

/** Marks of a comparison: steps by id, edges by id. */
export interface DiffMarks {
  readonly steps: Readonly<Record<string, DiffMark>>;
  readonly edges: Readonly<Record<string, DiffMark>>;
}

/** How often tests went through: steps by id, edges by id; what is missing was never reached. */
export interface Coverage {
  readonly steps: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, number>>;
}

/** One moment of a run that is played on the canvas. */
export interface Playing {
  /** Tokens by step. */
  readonly tokens: Readonly<Record<string, number>>;
  /** Edges on which the tokens have just moved. */
  readonly edges?: readonly string[];
  /** Where a token can never move again. */
  readonly stuck?: readonly string[];
}

/** A workflow that a step starts, opened in the step's place: read only. */
export interface OpenedChild {
  /** What it is called, with its version where that is known. */
  readonly title: string;
  readonly inside: ChildInside;
  /** Its own page. */
  readonly href?: string;
  /** What else is to be known of it, in the person's language: "3 instances". */
  readonly note?: string;
  readonly statuses?: Readonly<Record<string, StepLook>>;
  readonly visitedEdges?: ReadonlySet<string>;
}

/** What is known of the inside of an opened workflow; `around` = it is one of those in which it stands. */
export type ChildInside =
  | { readonly kind: 'graph'; readonly graph: Graph }
  | { readonly kind: 'loading' | 'missing' | 'unreadable' | 'around' };

/** What a person points at. */
export type CanvasTarget =
  { readonly kind: 'step' | 'edge' | 'note' | 'group'; readonly id: string } | { readonly kind: 'canvas' };

/** What the page can ask of a canvas. */
export interface CanvasHandle {
  /** Brings a step into view and gives it the focus. */
  focusStep(id: string): void;
  /** Brings steps into view; all of them when none is named. */
  fit(ids?: readonly string[]): void;
  zoomTo(level: number): void;
  /** The place on the canvas under a place on the screen. */
  placeAt(clientX: number, clientY: number): Point;
  /** The middle of what is in view. */
  centre(): Point;
  /** Where steps stand now, placed by hand or by the layout. */
  places(): Readonly<Record<string, Point>>;
}

/** Data type of what a palette lets drop on the canvas: its text comes back in `onDropPalette`. */
export const paletteDrag = 'application/x-fermata-step';

/** What the canvas tells; a callback that is not given makes its gesture do nothing. */
export interface CanvasCallbacks {
  readonly onSelect?: (selection: Selection) => void;
  /** Enter or double click on a step, note or group. */
  readonly onOpen?: (target: CanvasTarget) => void;
  readonly onConnect?: (from: string, to: string) => void;
  /** An edge was drawn into the empty: the page offers what to put there. */
  readonly onConnectToNew?: (from: string, at: Point) => void;
  readonly onRetarget?: (edge: string, to: string) => void;
  /** The "+" of an edge; `at` is a place on the screen for a menu. */
  readonly onInsertOnEdge?: (edge: string, at: Point) => void;
  /** The "+" below a step without a way out. */
  readonly onInsertAfter?: (step: string, at: Point) => void;
  /** Steps were moved by hand: their new left upper corners. */
  readonly onMove?: (places: Readonly<Record<string, Point>>) => void;
  readonly onMoveNote?: (note: string, at: Point) => void;
  readonly onResizeNote?: (note: string, size: { readonly width: number; readonly height: number }) => void;
  /** Something of the palette was dropped: on an edge when there was one below, else at a place of the canvas. */
  readonly onDropPalette?: (data: string, at: Point, edge?: string) => void;
  readonly onDelete?: (selection: Selection) => void;
  readonly onToggleGroup?: (group: string) => void;
  /** Opens the workflow of a step in its place, or closes it; by path as in `opened`. */
  readonly onToggleChild?: (path: string) => void;
  /** The own page of an opened workflow was asked for. */
  readonly onVisitChild?: (href: string) => void;
  /** Right button, menu key or Shift+F10; `at` is a place on the screen. */
  readonly onContextMenu?: (target: CanvasTarget, at: Point) => void;
}

/** Properties of the graph canvas. */
export interface GraphCanvasProps extends CanvasCallbacks {
  readonly graph: Graph;
  /** What may be done: `view` is read only. */
  readonly mode: 'edit' | 'view';
  readonly selection?: Selection;
  /** Steps of an instance by id; with it edges that were not taken become pale. */
  readonly statuses?: Readonly<Record<string, StepLook>>;
  /** Ids of the edges that an instance has taken. */
  readonly visitedEdges?: ReadonlySet<string>;
  readonly marks?: DiffMarks;
  readonly coverage?: Coverage;
  readonly playing?: Playing;
  /** Workflows that stand open in the place of their steps, by path: the id of the step, `outer/inner` within another. */
  readonly opened?: Readonly<Record<string, OpenedChild>>;
  /** Names the canvas for who cannot see it; "Workflow graph" unless said. */
  readonly label?: string;
  readonly handle?: Ref<CanvasHandle>;
  /** Shown in the middle when there is no step. */
  readonly empty?: ReactNode;
  /** Whether the minimap is open at first. */
  readonly minimap?: boolean;
}

/** Everything a node of the canvas can be drawn as. */
export type DrawnType = StepType | 'onError' | 'onCancel' | 'timeout' | 'unknown';
