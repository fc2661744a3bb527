import type { TimelineChange } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import { openStatus } from './look.ts';
import type { Moment, ShownStatus, TimelineBar, TimelineRow } from '@fermata/ui';

/** What the time line shows. */
export interface Drawn {
  readonly rows: readonly TimelineRow[];
  readonly bars: readonly TimelineBar[];
  readonly moments: readonly Moment[];
}

/** Rows by step in the order in which they were first opened, a bar for each visit, and every moment of change. */
export function timelineDrawn(changes: readonly TimelineChange[], graph: Graph): Drawn {
  const titles = new Map(graph.nodes.map(({ id, title }) => [id, title]));
  const rows = new Map<string, TimelineRow>();
  const bars = new Map<string, TimelineBar>();
  for (const change of changes) {
    const { visit, stepId, type, title, status } = change;
    if (!rows.has(stepId)) rows.set(stepId, { step: stepId, title: titles.get(stepId) ?? title });
    const shown = status === 'open' ? openStatus(type) : (status as ShownStatus);
    bars.set(visit, barAfter(bars.get(visit), change, shown));
  }
  return { rows: [...rows.values()], bars: [...bars.values()], moments: changes.map(momentOf) };
}

function barAfter(bar: TimelineBar | undefined, change: TimelineChange, status: ShownStatus): TimelineBar {
  const moment = momentOf(change);
  const { visit, stepId: step } = change;
  if (bar === undefined) return { id: visit, step, visit: numberOf(visit), status, from: moment };
  return status === 'held' ? { ...bar, status } : { ...bar, status, to: moment };
}

function momentOf({ order, at }: TimelineChange): Moment {
  return { sequence: order, at: Date.parse(at) };
}

/** The number of a visit in its id: 3 in `pay#3`. */
export function numberOf(visit: string): number {
  return Number(/#(\d+)/.exec(visit)?.[1] ?? 1);
}
