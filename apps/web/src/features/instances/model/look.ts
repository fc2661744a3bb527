import type { TimelineChange, WaitingFor } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import type { ShownStatus, StepLook } from '@fermata/ui';

/** How the steps of an instance stand at a moment, and which ways it has taken until then. */
export interface Look {
  readonly steps: Readonly<Record<string, StepLook>>;
  readonly edges: ReadonlySet<string>;
}

interface Seen {
  readonly stepId: string;
  readonly type: string;
  readonly openedAt: number;
  status: TimelineChange['status'];
}

/** Types of steps whose open visits run rather than wait. */
const running = new Set(['task', 'set', 'decide', 'emit', 'end']);

/**
 * How an instance looked after a change, or looks now where no change is named; then what it waits for says more.
 * Total: steps that the graph does not know (of an earlier version) are told too.
 */
export function lookAt(
  changes: readonly TimelineChange[],
  graph: Graph,
  now: { readonly until?: number | undefined; readonly waiting: readonly WaitingFor[] },
): Look {
  const visits = visitsUntil(changes, now.until ?? Number.POSITIVE_INFINITY);
  const isNow = now.until === undefined;
  const steps = stepsOf(visits);
  return {
    steps: isNow ? withWaits(steps, now.waiting) : steps,
    edges: new Set(edgesTaken(graph, visits)),
  };
}

function visitsUntil(changes: readonly TimelineChange[], until: number): ReadonlyMap<string, Seen> {
  const visits = new Map<string, Seen>();
  for (const { visit, stepId, type, status, order } of changes) {
    if (order > until) break;
    const seen = visits.get(visit);
    if (seen === undefined) visits.set(visit, { stepId, type, status, openedAt: order });
    else seen.status = status;
  }
  return visits;
}

/** Trouble counts before work, work before what is over; else the newest visit says it. */
function stepsOf(visits: ReadonlyMap<string, Seen>): Readonly<Record<string, StepLook>> {
  const steps: Record<string, StepLook> = {};
  for (const { stepId, type, status } of visits.values()) {
    const before = steps[stepId];
    const own = status === 'open' ? openStatus(type) : (status as ShownStatus);
    const shown = before !== undefined && rank(before.status) > rank(own) ? before.status : own;
    steps[stepId] = { status: shown, visits: (before?.visits ?? 0) + 1 };
  }
  return steps;
}

/** What an open visit of a step of this type does: it runs, or it waits. */
export function openStatus(type: string): ShownStatus {
  return running.has(type) ? 'running' : 'waiting';
}

function rank(status: ShownStatus): number {
  if (status === 'held') return 2;
  return status === 'running' || status === 'waiting' ? 1 : 0;
}

function withWaits(
  steps: Readonly<Record<string, StepLook>>,
  waiting: readonly WaitingFor[],
): Readonly<Record<string, StepLook>> {
  const shown = { ...steps };
  for (const { stepId, for: kind, until } of waiting) {
    const before = shown[stepId];
    const status = kind === 'operator' ? 'held' : kind === 'activity' ? 'running' : 'waiting';
    if (before !== undefined && rank(before.status) > rank(status)) continue;
    const end = until === undefined ? {} : { waitingUntil: Date.parse(until) };
    shown[stepId] = { status, visits: before?.visits ?? 0, ...end };
  }
  return shown;
}

/** A way was taken where its target opened after its source had ended, or was failed and caught. */
function edgesTaken(graph: Graph, visits: ReadonlyMap<string, Seen>): readonly string[] {
  const opened = new Map<string, number[]>();
  const ended = new Set<string>();
  for (const { stepId, openedAt, status } of visits.values()) {
    opened.set(stepId, [...(opened.get(stepId) ?? []), openedAt]);
    if (status !== 'open' && status !== 'held') ended.add(stepId);
  }
  return graph.edges.flatMap(({ id, from, to }) => {
    const first = opened.get(from)?.[0];
    const isTaken = first !== undefined && ended.has(from) && (opened.get(to) ?? []).some((at) => at > first);
    return isTaken ? [id] : [];
  });
}
