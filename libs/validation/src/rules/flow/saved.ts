import { listAt, objectAt, textAt, type Loose } from '../read.ts';
import { waitsForAll, type Edge, type FlowGraph } from './graph.ts';
import { maySkip } from './status.ts';

/** Per step the variables that every way to it has saved; undefined for a step that nothing leads to. */
export type SavedBefore = readonly (ReadonlySet<string> | undefined)[];

/** Follows what is saved on every way (rule D2): on all ways to a step, or where it waits for all, on any of them. */
export function savedBefore(graph: FlowGraph): SavedBefore {
  const before: (ReadonlySet<string> | undefined)[] = graph.ids.map(() => undefined);
  const roots = [...graph.handlers, ...(graph.start === undefined ? [] : [graph.start])];
  for (const root of roots) before[root] = new Set();
  const waiting = new Set(roots);
  for (const step of waiting) {
    waiting.delete(step);
    for (const { to } of graph.out[step] ?? []) {
      if (roots.includes(to)) continue;
      const next = arrivals(graph, before, to);
      if (next.size === before[to]?.size) continue;
      before[to] = next;
      waiting.add(to);
    }
  }
  return before;
}

/** What has been saved once a step has completed. */
export function savedAfter(step: Loose, before: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...before, ...savedOn(step, undefined)]);
}

function arrivals(
  graph: FlowGraph,
  before: readonly (ReadonlySet<string> | undefined)[],
  to: number,
): ReadonlySet<string> {
  const sets = (graph.into[to] ?? []).flatMap((edge) => leaving(graph, before, edge) ?? []);
  const [first = new Set<string>(), ...rest] = sets;
  if (waitsForAll(graph.steps[to] ?? {}) === 'all') return new Set(sets.flatMap((one) => [...one]));
  return new Set([...first].filter((name) => rest.every((one) => one.has(name))));
}

function leaving(
  graph: FlowGraph,
  before: readonly (ReadonlySet<string> | undefined)[],
  { from, entry }: Edge,
): ReadonlySet<string> | undefined {
  const begun = before[from];
  const step = graph.steps[from];
  if (begun === undefined || step === undefined) return undefined;
  return new Set([...begun, ...savedOn(step, entry)]);
}

/** What a step saves on its way out: nothing where it may be skipped or passed by as failed. */
function savedOn(step: Loose, entry: unknown): readonly string[] {
  if (entry !== undefined) return Object.keys(objectAt(entry, 'save'));
  const passes = listAt(step, 'catch').some((one) => textAt(one, 'then') === 'pass');
  return maySkip(step) || passes ? [] : Object.keys(objectAt(step, 'save'));
}
