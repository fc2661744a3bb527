import type { Graph, GraphEdge, GraphGroup, GraphNode } from '@fermata/editing';

/** A graph as it stands on the canvas: the steps of a collapsed group are one box. */
export interface Drawn {
  readonly nodes: readonly GraphNode[];
  /** Ends are ids of boxes: of steps, or of collapsed groups. */
  readonly edges: readonly DrawnEdge[];
  readonly collapsed: readonly GraphGroup[];
  readonly open: readonly GraphGroup[];
}

/** An edge between boxes. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly edge: GraphEdge;
}

/** The id of a group's box on the canvas; steps keep their own ids. */
export const groupBox = (group: string): string => `group:${group}`;

/** The id of a note's box on the canvas. */
export const noteBox = (note: string): string => `note:${note}`;

/** Puts the steps of collapsed groups into one box each. */
export function drawnOf(graph: Graph): Drawn {
  const collapsed = graph.groups.filter((group) => group.collapsed && group.steps.length > 0);
  const boxes = new Map(collapsed.flatMap((group) => group.steps.map((step) => [step, groupBox(group.id)])));
  const boxOf = (step: string): string => boxes.get(step) ?? step;
  return {
    nodes: graph.nodes.filter(({ id }) => !boxes.has(id)),
    edges: graph.edges
      .map((edge) => ({ from: boxOf(edge.from), to: boxOf(edge.to), edge }))
      .filter(({ from, to, edge }) => from !== to || edge.from === edge.to),
    collapsed,
    open: graph.groups.filter((group) => !group.collapsed && group.steps.length > 0),
  };
}
