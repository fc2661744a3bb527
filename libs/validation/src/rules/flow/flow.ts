import { textAt } from '../read.ts';
import { certainSteps } from './certain.ts';
import { flowGraph, reachable, type FlowGraph } from './graph.ts';
import { parallelSteps } from './parallel.ts';
import { savedAfter, savedBefore, type SavedBefore } from './saved.ts';
import { STATUS, statusFlow, type StatusFlow, type Statuses } from './status.ts';

/** What is known at one moment: what the record of each step may say, and which variables have surely been saved. */
export interface Known {
  readonly statuses: Statuses;
  readonly saved: ReadonlySet<string>;
}

/** What is known at each step of a workflow, whatever way led there. */
export interface Flow {
  readonly graph: FlowGraph;
  /** When a visit of the step begins. */
  readonly before: (id: string) => Known | undefined;
  /** When a visit of the step has its result, before it goes on. */
  readonly after: (id: string) => Known | undefined;
  /** When an instance completes. */
  readonly atClose: Known | undefined;
  /** Steps that run only once an error or the instance's timeout has ended the main part. */
  readonly onlyAfterError: (id: string) => boolean;
}

/**
 * Follows the data of a workflow along every way of its tokens. Of a graph that is too large to be followed in a moment
 * nothing is claimed.
 */
export function flowOf(workflow: unknown): Flow {
  const graph = flowGraph(workflow);
  if (isTooLarge(graph)) return nothingKnown(graph);
  const statuses = statusFlow(graph, parallelSteps(graph));
  const saved = savedBefore(graph);
  const main = reachable(graph, graph.start === undefined ? [] : [graph.start]);
  const cancelled = reachable(
    graph,
    graph.handlers.filter((step) => isOnCancel(workflow, graph, step)),
  );
  const numbers = new Map(graph.ids.map((id, index) => [id, index]));
  const at = (of: readonly (Statuses | undefined)[], sets: SavedBefore) => (id: string) => {
    const index = numbers.get(id) ?? -1;
    const [found, names] = [of[index], sets[index]];
    return found === undefined || names === undefined ? undefined : { statuses: found, saved: names };
  };
  const after = saved.map((names, index) => names && savedAfter(graph.steps[index] ?? {}, names));
  return {
    graph,
    before: at(statuses.before, saved),
    after: at(statuses.after, after),
    atClose: closeOf(graph, statuses, after),
    onlyAfterError: (id) => !main.has(numbers.get(id) ?? -1) && !cancelled.has(numbers.get(id) ?? -1),
  };
}

/** Steps times ways, and ways out of splits times ways: each bounds the work of one pass. */
const WORK_LIMIT = 4_000_000;

function isTooLarge({ steps, out }: FlowGraph): boolean {
  const ways = out.reduce((sum, edges) => sum + edges.length, 0);
  const split = steps.reduce(
    (sum, step, index) => sum + (textAt(step, 'split') === 'all' ? (out[index]?.length ?? 0) : 0),
    0,
  );
  return Math.max(steps.length, split) * ways > WORK_LIMIT;
}

function nothingKnown(graph: FlowGraph): Flow {
  const unknown = () => undefined;
  return { graph, before: unknown, after: unknown, atClose: undefined, onlyAfterError: () => false };
}

function isOnCancel(workflow: unknown, graph: FlowGraph, step: number): boolean {
  const part = (workflow as { readonly onCancel?: unknown }).onCancel;
  return textAt(part, 'to') === graph.ids[step];
}

/** What is known when the last token has ended: what some end knows, and what every run has come by. */
function closeOf(graph: FlowGraph, { after }: StatusFlow, saved: SavedBefore): Known | undefined {
  const main = reachable(graph, graph.start === undefined ? [] : [graph.start]);
  const ends = [...main].filter((step) => (graph.out[step] ?? []).every(({ entry }) => entry !== undefined));
  const known = ends.flatMap((step) => after[step] ?? []);
  const [first, ...rest] = known;
  if (first === undefined) return undefined;
  const certain = certainSteps(graph);
  const merged = rest.reduce<Statuses>((all, one) => all.map((bits, step) => bits | (one[step] ?? 0)), first);
  const statuses = merged.map((bits, step) => (certain.has(step) ? bits & ~STATUS.none : bits));
  const [names = new Set<string>(), ...others] = ends.flatMap((step) => saved[step] ?? []);
  return { statuses, saved: new Set([...names].filter((name) => others.every((one) => one.has(name)))) };
}
