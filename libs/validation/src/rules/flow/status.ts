import { listAt, textAt, valueAt, type Loose } from '../read.ts';
import { hasBit, type Bits } from './dominators.ts';
import { waitsForAll, type Edge, type FlowGraph } from './graph.ts';

/** What the last settled visit of a step may be, as a set (rule D3). */
export const STATUS = Object.freeze({ none: 1, completed: 2, failed: 4, skipped: 8, cancelled: 16 } as const);

/** Per step what its record may say. */
export type Statuses = Uint8Array;

/** What the records may say at each step. */
export interface StatusFlow {
  /** When a visit begins; undefined for a step that nothing leads to. */
  readonly before: readonly (Statuses | undefined)[];
  /** When a visit has completed and goes on by `next`. */
  readonly after: readonly (Statuses | undefined)[];
}

/** Follows every way of the tokens until nothing new can be said (rules T3, T4, E3). */
export function statusFlow(graph: FlowGraph, parallel: readonly Bits[]): StatusFlow {
  const possible = graph.steps.map(possibleOf);
  const meanwhile = parallel.map((bits) => meanwhileOf(bits, possible));
  const before: (Statuses | undefined)[] = graph.ids.map(() => undefined);
  const begin = (step: number, statuses: Statuses): boolean => {
    const merged = merge(before[step], merge(meanwhile[step], statuses));
    const isNew = before[step]?.every((bits, index) => bits === merged[index]) !== true;
    before[step] = merged;
    return isNew;
  };
  const waiting = seeds(graph, possible, begin);
  for (const step of waiting) {
    waiting.delete(step);
    for (const edge of graph.out[step] ?? []) {
      const arriving = arrivalsAt(graph, before, edge.to);
      if (arriving !== undefined && begin(edge.to, arriving)) waiting.add(edge.to);
    }
  }
  return { before, after: graph.ids.map((_, step) => leave(graph, before, { from: step, to: -1 })) };
}

/** The start knows nothing; a handler may find anything. */
function seeds(
  graph: FlowGraph,
  possible: readonly number[],
  begin: (step: number, statuses: Statuses) => boolean,
): Set<number> {
  const fresh = Uint8Array.from(graph.ids, () => STATUS.none);
  if (graph.start !== undefined) begin(graph.start, fresh);
  const anything = Uint8Array.from(possible, (bits) => bits | STATUS.none | STATUS.failed | STATUS.cancelled);
  for (const handler of graph.handlers) begin(handler, anything);
  return new Set([...(graph.start === undefined ? [] : [graph.start]), ...graph.handlers]);
}

function possibleOf(step: Loose): number {
  const failed = listAt(step, 'catch').length > 0 ? STATUS.failed : 0;
  return STATUS.completed | failed | (maySkip(step) ? STATUS.skipped : 0);
}

/** Whether a visit may be skipped: by `unless`, a `while` that never holds, a milestone that is missed. */
export function maySkip(step: Loose): boolean {
  const milestone = valueAt(step, 'whileIn');
  const isSkipped = milestone !== undefined && (textAt(milestone, 'missed') ?? 'skip') === 'skip';
  const never = valueAt(valueAt(step, 'repeat'), 'while') !== undefined;
  return valueAt(step, 'unless') !== undefined || never || isSkipped;
}

function meanwhileOf(bits: Bits, possible: readonly number[]): Statuses {
  return Uint8Array.from(possible, (statuses, step) => (hasBit(bits, step) ? statuses : 0));
}

/** What the records may say when a token has come: of each branch, or where all are waited for, of all together. */
function arrivalsAt(
  graph: FlowGraph,
  before: readonly (Statuses | undefined)[],
  to: number,
): Statuses | undefined {
  const arrivals = (graph.into[to] ?? []).flatMap((edge) => leave(graph, before, edge) ?? []);
  const [first, ...rest] = arrivals;
  if (first === undefined) return undefined;
  const merged = rest.reduce<Statuses>((all, one) => merge(all, one), first);
  if (waitsForAll(graph.steps[to] ?? {}) !== 'all') return merged;
  const isSettled = (step: number): boolean => arrivals.some((one) => ((one[step] ?? 0) & STATUS.none) === 0);
  return merged.map((bits, step) => (isSettled(step) ? bits & ~STATUS.none : bits));
}

/** What the records say on a way out of a step. */
function leave(
  graph: FlowGraph,
  before: readonly (Statuses | undefined)[],
  { from, entry }: Edge,
): Statuses | undefined {
  const begun = before[from];
  const step = graph.steps[from];
  if (begun === undefined || step === undefined) return undefined;
  const left = Uint8Array.from(begun);
  const own = entry === undefined ? completedOf(step) : STATUS.failed;
  left[from] = entry !== undefined && valueAt(step, 'join') !== undefined ? own | (begun[from] ?? 0) : own;
  for (const other of listAt(step, 'cancels')) {
    const index = graph.ids.indexOf(String(other));
    if (index >= 0) left[index] = (left[index] ?? 0) | STATUS.cancelled;
  }
  return left;
}

function completedOf(step: Loose): number {
  const passes = listAt(step, 'catch').some((entry) => textAt(entry, 'then') === 'pass');
  return STATUS.completed | (maySkip(step) ? STATUS.skipped : 0) | (passes ? STATUS.failed : 0);
}

function merge(left: Statuses | undefined, right: Statuses): Statuses {
  return left === undefined ? right : right.map((bits, step) => bits | (left[step] ?? 0));
}
