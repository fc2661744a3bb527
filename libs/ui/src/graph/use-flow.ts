'use client';
import { useCallback, useMemo, useRef, useState } from 'react';
import { noSelection, type GraphCanvasProps, type Point, type Selection } from './canvas-props.ts';
import { picturesOf, sizesOf, type LayOut, type Pictures } from './child-picture.ts';
import { drawnOf, type Drawn } from './drawn.ts';
import { edgesOf, nodesOf, placesOf, type FlowEdge, type FlowNode } from './flow.ts';
import { layoutOf, shapeKey, shapeOf, type Layout } from './layout.ts';
import { keepSame } from './same.ts';
import { noSizes, type Sizes } from './size.ts';

/** The canvas as it is drawn at this moment. */
export interface Flow {
  readonly drawn: Drawn;
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
  readonly places: Readonly<Record<string, Point>>;
  readonly sizes: Sizes;
  /** Whether steps can be moved by hand: not while workflows stand open, for then they are not where their author put them. */
  readonly canMove: boolean;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** Shows boxes elsewhere while they are dragged. */
  readonly drag: (change: (nodes: FlowNode[]) => FlowNode[]) => void;
}

/** Makes boxes and edges of a graph; what did not change keeps its identity from one drawing to the next. */
export function useFlow(properties: GraphCanvasProps): Flow {
  const { graph, mode, statuses, visitedEdges, marks, coverage, playing, onMove, onMoveNote } = properties;
  const [own, setOwn] = useState(noSelection);
  const selection = properties.selection ?? own;
  const drawn = useMemo(() => drawnOf(graph), [graph]);
  const pictures = usePictures(properties);
  const sizes = useMemo(() => sizesOf(pictures), [pictures]);
  const isByHand = drawn.nodes.some(({ position }) => position !== undefined);
  const layout = useLayout(drawn, isByHand ? noSizes : sizes);
  const places = useMemo(() => placesOf(drawn, layout, sizes), [drawn, layout, sizes]);
  const canMove = onMove !== undefined && Object.keys(pictures).length === 0;
  const canMoveNote = onMoveNote !== undefined;
  const building = useMemo(
    () => ({
      graph,
      drawn,
      places,
      pictures,
      selection,
      shown: { mode, statuses, visitedEdges, marks, coverage, playing, canMove, canMoveNote },
    }),
    [
      graph,
      drawn,
      places,
      pictures,
      selection,
      mode,
      statuses,
      visitedEdges,
      marks,
      coverage,
      playing,
      canMove,
      canMoveNote,
    ],
  );
  const [nodes, drag] = useKept(useMemo(() => nodesOf(building), [building]));
  const [edges] = useKept(useMemo(() => edgesOf(building, layout), [building, layout]));
  const select = (next: Selection): void => {
    setOwn(next);
    properties.onSelect?.(next);
  };
  return { drawn, nodes, edges, places, sizes, canMove, selection, select, drag };
}

/** The layout, made anew only when the structure is another. */
function useLayout(drawn: Drawn, sizes: Sizes): Layout {
  const shape = useMemo(() => shapeOf(drawn, sizes), [drawn, sizes]);
  const key = shapeKey(shape);
  const [held, setHeld] = useState<{ readonly key: string; readonly layout: Layout }>();
  if (held?.key === key) return held.layout;
  const layout = layoutOf(shape);
  setHeld({ key, layout });
  return layout;
}

const nothing: NonNullable<GraphCanvasProps['opened']> = Object.freeze({});

/** The pictures of opened workflows; each is laid out anew only when its structure is another. */
function usePictures({ graph, opened = nothing }: GraphCanvasProps): Pictures {
  const known = useRef(new Map<string, { readonly key: string; readonly layout: Layout }>());
  const layOut: LayOut = useCallback((path, shape) => {
    const key = shapeKey(shape);
    const before = known.current.get(path);
    if (before?.key === key) return before.layout;
    const layout = layoutOf(shape);
    known.current.set(path, { key, layout });
    return layout;
  }, []);
  return useMemo(() => picturesOf(graph, opened, layOut), [graph, opened, layOut]);
}

type Kept<T> = readonly [T[], (change: (items: T[]) => T[]) => void];

/** Items that keep their identity while what they say is the same; local changes last until new items come. */
function useKept<T extends { readonly id: string }>(built: T[]): Kept<T> {
  const [held, setHeld] = useState({ built, items: built });
  let current = held;
  if (held.built !== built) {
    current = { built, items: keepSame(held.items, built) };
    setHeld(current);
  }
  return [current.items, (change) => setHeld((now) => ({ ...now, items: change(now.items) }))];
}
