import type { Moment, TimelineAxis } from './timeline-props.ts';

/** A long pause, drawn short. */
export interface Fold {
  /** Edges on the axis, from 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly ms: number;
}

/** Where moments lie on an axis from 0 to 1. */
export interface Scale {
  readonly folds: readonly Fold[];
  /** The place of a moment. */
  readonly placeOf: (moment: Moment) => number;
  /** The change at or before a place. */
  readonly momentAt: (place: number) => Moment | undefined;
}

interface Axis {
  readonly axis: TimelineAxis;
  /** The end of a time line that still grows. */
  readonly now?: number | undefined;
  readonly foldAfterMs?: number | undefined;
}

/** Makes the scale of an axis. Moments are ordered; the same moments give the same scale. */
export function scaleOf(moments: readonly Moment[], axis: Axis): Scale {
  return axis.axis === 'order' ? orderScale(moments) : timeScale(moments, axis);
}

function orderScale(moments: readonly Moment[]): Scale {
  const last = Math.max(1, moments.length);
  const momentAt = (place: number): Moment | undefined =>
    moments[Math.max(0, Math.min(moments.length - 1, Math.floor(place * last)))];
  return {
    folds: [],
    placeOf: ({ sequence }) => rankOf(moments, sequence) / last,
    momentAt,
  };
}

/** Number of the moments before a sequence. */
function rankOf(moments: readonly Moment[], sequence: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.sequence ?? 0) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Stretch {
  readonly at: number;
  readonly ms: number;
  readonly isFolded: boolean;
  readonly from: number;
  readonly to: number;
}

function timeScale(moments: readonly Moment[], { now, foldAfterMs }: Axis): Scale {
  const times = timesOf(moments, now);
  const stretches = stretchesOf(times, foldAfterMs);
  const placeOf = ({ at }: { readonly at: number }): number => {
    const stretch = stretches.findLast((one) => one.at <= at);
    if (stretch === undefined) return 0;
    const part = stretch.ms === 0 ? 0 : Math.min(1, (at - stretch.at) / stretch.ms);
    return stretch.from + part * (stretch.to - stretch.from);
  };
  const places = moments.map(placeOf);
  const folds = stretches.filter(({ isFolded }) => isFolded);
  return {
    folds: folds.map(({ from, to, ms }) => ({ from, to, ms })),
    placeOf,
    momentAt: (place) =>
      moments[
        Math.max(
          0,
          places.findLastIndex((one) => one <= place + 1e-9),
        )
      ],
  };
}

function timesOf(moments: readonly Moment[], now: number | undefined): readonly number[] {
  const times = [...new Set(moments.map(({ at }) => at))].sort((one, other) => one - other);
  const last = times.at(-1);
  return now === undefined || last === undefined || now <= last ? times : [...times, now];
}

/** Share of the axis that a folded pause takes. */
const foldShare = 0.06;

function stretchesOf(times: readonly number[], foldAfterMs: number | undefined): readonly Stretch[] {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const isFolded = foldedOf(gaps, foldAfterMs);
  const count = isFolded.filter(Boolean).length;
  const shown = gaps.reduce((sum, gap, index) => sum + (isFolded[index] === true ? 0 : gap), 0);
  const share = count === 0 ? 0 : shown === 0 ? 1 / count : Math.min(foldShare, 0.6 / count);
  const scale = shown === 0 ? 0 : (1 - share * count) / shown;
  let place = 0;
  return gaps.map((ms, index) => {
    const from = place;
    place += isFolded[index] === true ? share : ms * scale;
    return { at: times[index] ?? 0, ms, isFolded: isFolded[index] === true, from, to: place };
  });
}

const leastFoldMs = 10_000;

/** Which pauses are folded: all over the limit; without a limit, one after the other while the longest outweighs the rest. */
function foldedOf(gaps: readonly number[], limit: number | undefined): readonly boolean[] {
  if (limit !== undefined) return gaps.map((gap) => gap > limit);
  const folded = new Set<number>();
  const byLength = gaps.map((_, index) => index).sort((one, other) => (gaps[other] ?? 0) - (gaps[one] ?? 0));
  let rest = gaps.reduce((sum, gap) => sum + gap, 0);
  for (const index of byLength) {
    const gap = gaps[index] ?? 0;
    if (gap < leastFoldMs || gap < rest - gap || gaps.length - folded.size < 2) break;
    folded.add(index);
    rest -= gap;
  }
  return gaps.map((_, index) => folded.has(index));
}
