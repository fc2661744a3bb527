'use client';
import type { DragEvent, MouseEvent as ReactMouseEvent } from 'react';
import {
  applyNodeChanges,
  useReactFlow,
  type EdgeChange,
  type NodeChange,
  type ReactFlowProps,
} from '@xyflow/react';
import {
  noSelection,
  paletteDrag,
  type CanvasCallbacks,
  type CanvasTarget,
  type Point,
  type Selection,
} from './canvas-props.ts';
import type { FlowEdge, FlowNode } from './flow.ts';
import type { Flow } from './use-flow.ts';

type Gestures = Partial<ReactFlowProps<FlowNode, FlowEdge>>;
type Tell = { readonly current: CanvasCallbacks };

/** What the mouse and fingers do on the canvas. */
export function useGestures(flow: Flow, tell: Tell): Gestures {
  return { ...moving(flow, tell), ...selecting(flow, tell), ...useConnecting(tell), ...useDropping(tell) };
}

function moving(flow: Flow, tell: Tell): Gestures {
  return {
    onNodesChange: (changes: NodeChange<FlowNode>[]) => {
      const selected = changes.filter((change) => change.type === 'select');
      const moved = changes.filter((change) => change.type === 'position' && change.position !== undefined);
      if (moved.length > 0) flow.drag((nodes) => applyNodeChanges(moved, nodes));
      if (selected.length > 0) flow.select(withNodes(flow.selection, selected));
    },
    onNodeDragStop: (_, node, nodes) => dropBoxes(nodes.length > 0 ? nodes : [node], tell.current),
    onSelectionDragStop: (_, nodes) => dropBoxes(nodes, tell.current),
  };
}

function dropBoxes(nodes: readonly FlowNode[], { onMove, onMoveNote }: CanvasCallbacks): void {
  const round = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
  const steps = nodes.filter(({ type }) => type === 'step');
  if (steps.length > 0) onMove?.(Object.fromEntries(steps.map(({ id, position }) => [id, round(position)])));
  for (const { type, data, position } of nodes) {
    if (type === 'note' && 'note' in data) onMoveNote?.(data.note.id, round(position));
  }
}

/** The selection after boxes were taken in or out. */
function withNodes(selection: Selection, changes: readonly NodeChange<FlowNode>[]): Selection {
  return changes.reduce((all, change) => {
    if (change.type !== 'select') return all;
    const [list, id] = listOf(change.id);
    const rest = all[list].filter((one) => one !== id);
    return { ...all, [list]: change.selected ? [...rest, id] : rest };
  }, selection);
}

function listOf(box: string): readonly [keyof Selection, string] {
  if (box.startsWith('note:')) return ['notes', box.slice(5)];
  if (box.startsWith('group:')) return ['groups', box.slice(6)];
  return ['steps', box];
}

/** What a box stands for. */
export function targetOf(box: string): CanvasTarget {
  const [list, id] = listOf(box);
  const kind = list === 'notes' ? 'note' : list === 'groups' ? 'group' : 'step';
  return { kind, id };
}

function selecting(flow: Flow, tell: Tell): Gestures {
  const menu = (event: ReactMouseEvent | MouseEvent, target: CanvasTarget): void => {
    if (tell.current.onContextMenu === undefined) return;
    event.preventDefault();
    tell.current.onContextMenu(target, { x: event.clientX, y: event.clientY });
  };
  return {
    onEdgesChange: (changes: EdgeChange<FlowEdge>[]) => {
      const selected = changes.filter((change) => change.type === 'select');
      if (selected.length === 0) return;
      const gone = new Set(selected.filter((change) => !change.selected).map(({ id }) => id));
      const added = selected.filter((change) => change.selected).map(({ id }) => id);
      const rest = flow.selection.edges.filter((id) => !gone.has(id) && !added.includes(id));
      flow.select({ ...flow.selection, edges: [...rest, ...added] });
    },
    onEdgeClick: (_, { id }) => flow.select({ ...noSelection, edges: [id] }),
    onPaneClick: () => flow.select(noSelection),
    onNodeDoubleClick: (_, { id }) => tell.current.onOpen?.(targetOf(id)),
    onEdgeDoubleClick: (_, { id }) => tell.current.onOpen?.({ kind: 'edge', id }),
    onNodeContextMenu: (event, { id }) => menu(event, targetOf(id)),
    onEdgeContextMenu: (event, { id }) => menu(event, { kind: 'edge', id }),
    onPaneContextMenu: (event) => menu(event, { kind: 'canvas' }),
  };
}

function useConnecting(tell: Tell): Gestures {
  const { screenToFlowPosition } = useReactFlow();
  const { onRetarget } = tell.current;
  return {
    onConnect: ({ source, target }) => tell.current.onConnect?.(source, target),
    onConnectEnd: (event, { isValid, fromNode, toNode }) => {
      if (isValid === true || fromNode === null || toNode !== null) return;
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? zero) : event;
      tell.current.onConnectToNew?.(fromNode.id, screenToFlowPosition({ x: clientX, y: clientY }));
    },
    ...(onRetarget !== undefined && {
      onReconnect: ({ id }: FlowEdge, { target }: { target: string }) =>
        tell.current.onRetarget?.(id, target),
    }),
  };
}

const zero = Object.freeze({ clientX: 0, clientY: 0 });

function useDropping(tell: Tell): Gestures {
  const { screenToFlowPosition } = useReactFlow();
  const isOurs = (event: DragEvent): boolean =>
    tell.current.onDropPalette !== undefined && event.dataTransfer.types.includes(paletteDrag);
  return {
    onDragOver: (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      showTarget(event.currentTarget, edgeUnder(event));
    },
    onDragLeave: (event) => showTarget(event.currentTarget, undefined),
    onDrop: (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      showTarget(event.currentTarget, undefined);
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      tell.current.onDropPalette?.(event.dataTransfer.getData(paletteDrag), at, edgeUnder(event));
    },
  };
}

/** The edge below the mouse: its line, its chip or its "+". */
function edgeUnder({ clientX, clientY }: DragEvent): string | undefined {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const label = element.closest<HTMLElement>('[data-edge]');
    if (label?.dataset['edge'] !== undefined) return label.dataset['edge'];
    const line = element.closest('.react-flow__edge');
    const id = line?.getAttribute('data-id');
    if (id !== null && id !== undefined && !id.startsWith('link:')) return id;
  }
  return undefined;
}

/** Marks the edge that a drop would go to, past React: it changes with every move of the mouse. */
function showTarget(canvas: Element, edge: string | undefined): void {
  for (const marked of canvas.querySelectorAll('.fm-drop-target')) marked.classList.remove('fm-drop-target');
  const lines = [...canvas.querySelectorAll('.react-flow__edge')];
  lines.find((line) => line.getAttribute('data-id') === edge)?.classList.add('fm-drop-target');
}
