import { isObject } from '@fermata/model';
import { listAt, objectAt, textAt, valueAt, type Loose } from '../read.ts';

/** A way of a token from one step to another. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** The catch entry that leads there; none = by `next`. */
  readonly entry?: unknown;
  /** Place among the transitions of its step; only of `next`. */
  readonly place?: number;
}

/** The steps of a workflow as a graph; steps are numbered in the order of the definition. */
export interface FlowGraph {
  readonly ids: readonly string[];
  readonly steps: readonly Loose[];
  readonly into: readonly (readonly Edge[])[];
  readonly out: readonly (readonly Edge[])[];
  readonly start: number | undefined;
  /** Where onError, onCancel and the instance's timeout go on. */
  readonly handlers: readonly number[];
}

/** Reads the graph of a definition; ways to steps that do not exist are left out. */
export function flowGraph(workflow: unknown): FlowGraph {
  const entries = Object.entries(objectAt(workflow, 'steps'));
  const ids = entries.map(([id]) => id);
  const steps = entries.map(([, step]) => (isObject(step) ? step : {}));
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const out = steps.map((step, from) => edgesOf(step, from, numbers));
  const into: Edge[][] = ids.map(() => []);
  for (const edge of out.flat()) into[edge.to]?.push(edge);
  const handlers = ['onError', 'onCancel', 'timeout'].flatMap(
    (part) => numbers.get(textAt(valueAt(workflow, part), 'to') ?? '') ?? [],
  );
  return { ids, steps, into, out, start: numbers.get(textAt(workflow, 'start') ?? ''), handlers };
}

function edgesOf(step: Loose, from: number, numbers: ReadonlyMap<string, number>): readonly Edge[] {
  const target = (entry: unknown): number | undefined => numbers.get(textAt(entry, 'to') ?? '');
  const next = listAt(step, 'next').flatMap((entry, place) => {
    const to = target(entry);
    return to === undefined ? [] : [{ from, to, place }];
  });
  const caught = listAt(step, 'catch').flatMap((entry) => {
    const to = target(entry);
    return to === undefined ? [] : [{ from, to, entry }];
  });
  return [...next, ...caught];
}

/** Whether a step waits for all of its branches: `all`, or `active`, which waits for those that can still come. */
export function waitsForAll(step: Loose): 'all' | 'active' | undefined {
  const join = valueAt(step, 'join');
  return join === 'all' || join === 'active' ? join : undefined;
}

/** Everything that can be reached from some steps, themselves included, without going on behind the ones that end it. */
export function reachable(
  graph: FlowGraph,
  from: readonly number[],
  endsAt: (step: number) => boolean = () => false,
): ReadonlySet<number> {
  const seen = new Set(from.filter((step) => !endsAt(step)));
  for (const step of seen) {
    for (const { to } of graph.out[step] ?? []) if (!endsAt(to)) seen.add(to);
  }
  return seen;
}
