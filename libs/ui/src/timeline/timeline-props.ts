import type { ShownStatus } from '../status/status.ts';

/** A moment of an instance: its place in the order of changes, and its time (milliseconds since 1970). */
export interface Moment {
  readonly sequence: number;
  readonly at: number;
}

/** A row: one step. */
export interface TimelineRow {
  readonly step: string;
  readonly title: string;
}

/** One visit of a step, or one attempt of a visit, as a bar. */
export interface TimelineBar {
  readonly id: string;
  readonly step: string;
  readonly visit: number;
  /** Number of the attempt; none for a bar of the whole visit. */
  readonly attempt?: number;
  readonly status: ShownStatus;
  readonly from: Moment;
  /** Missing while it is open. */
  readonly to?: Moment;
}

/** What the axis counts: changes, or time with long pauses folded. */
export type TimelineAxis = 'order' | 'time';

/** Properties of the time line. */
export interface TimelineProps {
  readonly rows: readonly TimelineRow[];
  readonly bars: readonly TimelineBar[];
  /** All changes, oldest first: the moments that the playhead can stand on. */
  readonly moments: readonly Moment[];
  readonly axis: TimelineAxis;
  readonly onAxis: (axis: TimelineAxis) => void;
  /** The sequence on which the playhead stands; undefined follows the newest change. */
  readonly playhead?: number | undefined;
  /** The playhead was moved; undefined when it was brought to the newest change. */
  readonly onScrub: (sequence: number | undefined) => void;
  /** Whether the instance can still change: open bars then grow with the clock. */
  readonly live: boolean;
  readonly selectedStep?: string | undefined;
  readonly onSelect?: (bar: { readonly step: string; readonly visit: number }) => void;
  /** Pauses longer than this are folded on the time axis; an hour unless said. */
  readonly foldAfterMs?: number;
}
