import type { Edge, Node } from '@xyflow/react';
import type { Graph, GraphEdge, GraphGroup, GraphLink, GraphNode, GraphNote } from '@fermata/editing';
import type { DiffMark, GraphCanvasProps, Point, Selection, StepLook } from './canvas-props.ts';
import { groupBox, noteBox, type Drawn } from './drawn.ts';
import type { ChildPicture, Pictures } from './child-picture.ts';
import type { Layout } from './layout.ts';
import { withRoom } from './make-room.ts';
import type { Route } from './route.ts';
import { stepSize, type Size, type Sizes } from './size.ts';

/** What a step's box shows. */
export type StepData = {
  readonly node: GraphNode;
  readonly look?: StepLook;
  readonly mark?: DiffMark;
  /** How often tests came here; missing where coverage is not shown. */
  readonly covered?: number;
  readonly tokens?: number;
  readonly isStuck?: boolean;
  /** The workflow that the step starts, where it stands open in its place. */
  readonly picture?: ChildPicture;
};

/** What the box of a collapsed group shows. */
export type GroupData = { readonly group: GraphGroup };

/** What a note shows. */
export type NoteData = { readonly note: GraphNote };

/** What an edge shows. */
export type WayData = {
  readonly edge: GraphEdge;
  readonly route?: Route;
  /** Whether the instance went this way; missing where no instance is shown. */
  readonly isVisited?: boolean;
  readonly mark?: DiffMark;
  readonly covered?: number;
  readonly isPlaying?: boolean;
};

/** What a bond between steps shows. */
export type LinkData = { readonly link: GraphLink };

/** Boxes of the canvas. */
export type StepBox = Node<StepData, 'step' | 'child-frame'>;
/** The box of a collapsed group. */
export type GroupBox = Node<GroupData, 'group-box'>;
/** The frame around an open group. */
export type GroupFrame = Node<GroupData, 'group-frame'>;
/** A note. */
export type NoteBox = Node<NoteData, 'note'>;
/** Anything with a place on the canvas. */
export type FlowNode = StepBox | GroupBox | GroupFrame | NoteBox;
/** An edge between steps. */
export type WayEdge = Edge<WayData, 'way'>;
/** A bond between steps. */
export type LinkEdge = Edge<LinkData, 'link'>;
/** Anything between two boxes. */
export type FlowEdge = WayEdge | LinkEdge;

/** What is shown beside the graph itself. */
export interface Shown {
  readonly mode: GraphCanvasProps['mode'];
  readonly statuses: GraphCanvasProps['statuses'] | undefined;
  readonly visitedEdges: GraphCanvasProps['visitedEdges'] | undefined;
  readonly marks: GraphCanvasProps['marks'] | undefined;
  readonly coverage: GraphCanvasProps['coverage'] | undefined;
  readonly playing: GraphCanvasProps['playing'] | undefined;
  readonly canMove: boolean;
  readonly canMoveNote: boolean;
}

/** Where each box stands: where its author put it, else where the layout does; grown boxes push others aside. */
export function placesOf(drawn: Drawn, layout: Layout, sizes: Sizes): Readonly<Record<string, Point>> {
  const byHand = drawn.nodes.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position]]));
  if (byHand.length === 0) return layout.places;
  return withRoom({ ...layout.places, ...Object.fromEntries(byHand) }, sizes);
}

/** All that boxes and edges are made of. */
export interface Building {
  readonly graph: Graph;
  readonly drawn: Drawn;
  readonly places: Readonly<Record<string, Point>>;
  readonly pictures: Pictures;
  readonly selection: Selection;
  readonly shown: Shown;
}

/** Every box of the canvas, frames of groups first so that they lie below. */
export function nodesOf(building: Building): FlowNode[] {
  const { graph, drawn, selection } = building;
  const steps = new Set(selection.steps);
  return [
    ...drawn.open.flatMap((group) => frameOf(group, building)),
    ...drawn.nodes.map((node) => stepBox(node, steps.has(node.id), building)),
    ...drawn.collapsed.map((group) => collapsedBox(group, building)),
    ...graph.notes.map((note) => noteOf(note, building)),
  ];
}

function stepBox(node: GraphNode, selected: boolean, building: Building): StepBox {
  const { places, pictures, shown } = building;
  const picture = pictures[node.id];
  return {
    ...boxAt(node.id, places[node.id], selected, picture?.size),
    type: picture === undefined ? 'step' : 'child-frame',
    data: { ...stepData(node, shown), ...present('picture', picture) },
    draggable: shown.mode === 'edit' && shown.canMove,
  };
}

function stepData(node: GraphNode, { statuses, marks, coverage, playing }: Shown): StepData {
  return {
    node,
    ...present('look', statuses?.[node.id]),
    ...present('mark', marks?.steps[node.id]),
    ...present('covered', coverage && (coverage.steps[node.id] ?? 0)),
    ...present('tokens', playing?.tokens[node.id]),
    ...present('isStuck', playing?.stuck?.includes(node.id)),
  };
}

function collapsedBox(group: GraphGroup, { places, selection }: Building): GroupBox {
  const id = groupBox(group.id);
  const selected = selection.groups.includes(group.id);
  return { ...boxAt(id, places[id], selected), type: 'group-box', data: { group }, draggable: false };
}

/** Ports of a box: the middle of its upper and of its lower border. */
function handlesOf({ width, height }: Size): NonNullable<Node['handles']> {
  return Object.freeze([
    Object.freeze({ type: 'target', position: 'top', x: width / 2, y: 0, width: 0, height: 0 }),
    Object.freeze({ type: 'source', position: 'bottom', x: width / 2, y: height, width: 0, height: 0 }),
  ]) as unknown as NonNullable<Node['handles']>;
}

const stepHandles = handlesOf(stepSize);

function boxAt(id: string, place: Point | undefined, selected: boolean, size: Size = stepSize) {
  const named = { 'aria-labelledby': nameId(id), 'aria-roledescription': undefined };
  return {
    id,
    position: place ?? { x: 0, y: 0 },
    selected,
    width: size.width,
    height: size.height,
    measured: size,
    handles: size === stepSize ? stepHandles : handlesOf(size),
    domAttributes: named,
  };
}

/** Id of the element that names a box for who cannot see it. */
export function nameId(box: string): string {
  return `fm-box-${encodeURIComponent(box)}`;
}

const framePadding = 20;
const frameTitle = 28;

function frameOf(group: GraphGroup, { places, pictures, selection }: Building): GroupFrame[] {
  const boxes = group.steps.flatMap((step) => {
    const place = places[step];
    return place === undefined ? [] : [{ ...place, ...(pictures[step]?.size ?? stepSize) }];
  });
  if (boxes.length === 0) return [];
  const left = Math.min(...boxes.map(({ x }) => x)) - framePadding;
  const top = Math.min(...boxes.map(({ y }) => y)) - framePadding - frameTitle;
  const size = {
    width: Math.max(...boxes.map(({ x, width }) => x + width)) + framePadding - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) + framePadding - top,
  };
  const selected = selection.groups.includes(group.id);
  return [
    {
      id: groupBox(group.id),
      type: 'group-frame',
      position: { x: left, y: top },
      ...size,
      measured: size,
      data: { group },
      selected,
      draggable: false,
      zIndex: -1,
      domAttributes: { 'aria-labelledby': nameId(groupBox(group.id)) },
    },
  ];
}

function noteOf(note: GraphNote, { selection, shown }: Building): NoteBox {
  const size = { width: note.width ?? 232, height: note.height ?? 96 };
  return {
    id: noteBox(note.id),
    type: 'note',
    position: { x: note.x, y: note.y },
    ...size,
    measured: size,
    data: { note },
    selected: selection.notes.includes(note.id),
    draggable: shown.mode === 'edit' && shown.canMoveNote,
    domAttributes: { 'aria-labelledby': nameId(noteBox(note.id)) },
  };
}

/** Every edge of the canvas; bonds only around what is selected. */
export function edgesOf(building: Building, layout: Layout): FlowEdge[] {
  const { drawn, graph, selection } = building;
  const [edges, steps] = [new Set(selection.edges), new Set(selection.steps)];
  const shownSteps = new Set(drawn.nodes.map(({ id }) => id));
  const links = graph.links.filter(
    ({ from, to }) =>
      (steps.has(from) || steps.has(to)) && shownSteps.has(from) && shownSteps.has(to) && from !== to,
  );
  return [
    ...drawn.edges.map((way) => wayOf(way, edges.has(way.edge.id), building, layout)),
    ...links.map(linkOf),
  ];
}

function wayOf(
  { from, to, edge }: Drawn['edges'][number],
  selected: boolean,
  { shown }: Building,
  layout: Layout,
): WayEdge {
  const { visitedEdges, marks, coverage, playing } = shown;
  const data: WayData = {
    edge,
    ...present('route', layout.routes[edge.id]),
    ...present('isVisited', visitedEdges?.has(edge.id)),
    ...present('mark', marks?.edges[edge.id]),
    ...present('covered', coverage && (coverage.edges[edge.id] ?? 0)),
    ...present('isPlaying', playing?.edges?.includes(edge.id)),
  };
  return { id: edge.id, type: 'way', source: from, target: to, selected, data, reconnectable: 'target' };
}

function linkOf(link: GraphLink): LinkEdge {
  return {
    id: `link:${link.path}`,
    type: 'link',
    source: link.from,
    target: link.to,
    data: { link },
    selectable: false,
    reconnectable: false,
  };
}

function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [One in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [One in Key]?: Value });
}
