import { createElement as h, memo } from 'react';
import { Graph, layout } from '@dagrejs/dagre';
import { Handle, Position, ReactFlow } from '@xyflow/react';
import { graphOfSize } from './graph-steps.mjs';
import { stage } from './graph-stage.mjs';

const size = { width: 232, height: 64 };

const Box = memo(function Box({ data }) {
  return h(
    'div',
    { className: 'fm-step' },
    h(Handle, { type: 'target', position: Position.Top }),
    data.title,
    h(Handle, { type: 'source', position: Position.Bottom }),
  );
});
const nodeTypes = { box: Box };

// The library alone: a memoised box with a title, plain edges, and the layout that it needs as ours does.
stage((count) => {
  const graph = graphOfSize(count);
  return () => h(Bare, { graph });
});

function Bare({ graph }) {
  const places = placesOf(graph);
  const nodes = graph.nodes.map(({ id, title }) => ({
    id,
    type: 'box',
    data: { title },
    position: places[id],
    ...size,
  }));
  const edges = graph.edges.map(({ id, from, to }) => ({ id, source: from, target: to, type: 'smoothstep' }));
  return h(ReactFlow, {
    defaultNodes: nodes,
    defaultEdges: edges,
    nodeTypes,
    fitView: true,
    panOnScroll: true,
    minZoom: 0.1,
    fitViewOptions: { padding: 0.12, maxZoom: 1, minZoom: 0.4 },
    onlyRenderVisibleElements: graph.nodes.length > 200,
  });
}

function placesOf({ nodes, edges }) {
  const laid = new Graph({ multigraph: true });
  laid.setGraph({ rankdir: 'TB', ranker: nodes.length > 150 ? 'tight-tree' : 'network-simplex' });
  for (const { id } of nodes) laid.setNode(id, { ...size });
  for (const { id, from, to, back } of edges) if (!back) laid.setEdge(from, to, {}, id);
  layout(laid);
  return Object.fromEntries(nodes.map(({ id }) => [id, { x: laid.node(id).x, y: laid.node(id).y }]));
}
