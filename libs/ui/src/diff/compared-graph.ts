import { graphOf, isSame, type Graph, type GraphEdge, type GraphNode } from '@fermata/editing';
import { resolvePointer, type JsonValue } from '@fermata/model';
import type { DiffMark, DiffMarks } from '../graph/canvas-props.ts';

/** Two versions of a workflow in one graph, with what became of each part. */
export interface ComparedGraph {
  readonly graph: Graph;
  readonly marks: DiffMarks;
}

/** The later version as a graph, with what was removed since the earlier one still in it. */
export function comparedGraph(before: JsonValue, after: JsonValue): ComparedGraph {
  const [old, next] = [graphOf(before), graphOf(after)];
  const kept = new Set(next.nodes.map(({ id }) => id));
  const known = new Map(old.nodes.map((node) => [node.id, node]));
  const gone = old.nodes.filter(({ id }) => !kept.has(id)).map(withoutPlace);
  const steps = [
    ...next.nodes.flatMap((node) => marked(node.id, stepMark(node, known.get(node.id), before, after))),
    ...gone.flatMap(({ id }) => marked(id, 'removed')),
  ];
  const edges = comparedEdges(old.edges, next.edges);
  return {
    graph: { ...next, nodes: [...next.nodes, ...gone], edges: edges.all },
    marks: { steps: Object.fromEntries(steps), edges: edges.marks },
  };
}

function marked(id: string, mark: DiffMark | undefined): readonly (readonly [string, DiffMark])[] {
  return mark === undefined ? [] : [[id, mark]];
}

/** Places of the earlier version mean nothing in the later one. */
function withoutPlace({ position: _, ...node }: GraphNode): GraphNode {
  return { ...node, start: false };
}

function stepMark(
  node: GraphNode,
  old: GraphNode | undefined,
  before: JsonValue,
  after: JsonValue,
): DiffMark | undefined {
  if (old === undefined) return 'added';
  const [was, is] = [resolvePointer(before, old.path), resolvePointer(after, node.path)];
  return isSame(was as JsonValue, is as JsonValue) && old.start === node.start ? undefined : 'changed';
}

interface ComparedEdges {
  readonly all: readonly GraphEdge[];
  readonly marks: Readonly<Record<string, DiffMark>>;
}

/** Edges are the same when they lead from and to the same steps in the same way; another label is a change. */
function comparedEdges(old: readonly GraphEdge[], next: readonly GraphEdge[]): ComparedEdges {
  const left = [...old];
  const marks: [string, DiffMark][] = [];
  for (const edge of next) {
    const twin = twinOf(edge, left);
    if (twin < 0) marks.push([edge.id, 'added']);
    else if (left.splice(twin, 1)[0]?.label !== edge.label) marks.push([edge.id, 'changed']);
  }
  const gone = left.map((edge) => ({ ...edge, id: `removed:${edge.id}` }));
  for (const { id } of gone) marks.push([id, 'removed']);
  return { all: [...next, ...gone], marks: Object.fromEntries(marks) };
}

function twinOf(edge: GraphEdge, others: readonly GraphEdge[]): number {
  const fits = (other: GraphEdge): boolean =>
    other.from === edge.from && other.to === edge.to && other.kind === edge.kind;
  const exact = others.findIndex((other) => fits(other) && other.label === edge.label);
  return exact >= 0 ? exact : others.findIndex(fits);
}
