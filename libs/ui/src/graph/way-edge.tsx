'use client';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { EdgeLabelRenderer, getStraightPath, type EdgeProps } from '@xyflow/react';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { GraphEdge } from '@fermata/editing';
import { useCanvas } from './canvas-context.ts';
import type { Point } from './canvas-props.ts';
import type { LinkEdge, WayData, WayEdge } from './flow.ts';
import { freeRoute, roundedPath, type Route } from './route.ts';

/** An edge: right-angled, with its condition as a chip and a "+" where a step can be put in. */
export const WayEdgeView = memo(function WayEdgeView(way: EdgeProps<WayEdge>): ReactNode {
  const { arrow, canInsert } = useCanvas();
  const { id, data, selected } = way;
  if (data === undefined) return null;
  const { points, chip } = routeOf(
    data,
    { x: way.sourceX, y: way.sourceY },
    { x: way.targetX, y: way.targetY },
  );
  const path = roundedPath(points);
  const hasLabel = data.edge.label !== undefined || data.covered !== undefined;
  return (
    <>
      <path
        id={id}
        className="react-flow__edge-path fm-way"
        d={path}
        markerEnd={`url(#${arrow})`}
        {...stateOf(data)}
        data-selected={selected === true}
      />
      <path
        className="react-flow__edge-interaction"
        d={path}
        fill="none"
        strokeOpacity={0}
        strokeWidth={20}
      />
      {(hasLabel || canInsert) && (
        <EdgeLabelRenderer>
          <Chip data={data} at={chip} selected={selected === true} />
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** The layout's route while both ends stand where it put them, else a plain one. */
function routeOf({ route }: WayData, start: Point, end: Point): Route {
  const fits = route !== undefined && isNear(route.start, start) && isNear(route.end, end);
  return fits ? route : freeRoute(start, end);
}

function isNear(one: Point, other: Point): boolean {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y) < 3;
}

function stateOf({ edge, isVisited, mark, covered, isPlaying }: WayData): Readonly<Record<string, unknown>> {
  return {
    'data-kind': edge.kind,
    'data-visited': isVisited,
    'data-mark': mark,
    'data-covered': covered === undefined ? undefined : covered > 0,
    'data-playing': isPlaying === true ? true : undefined,
  };
}

interface ChipProps {
  readonly data: WayData;
  readonly at: Point;
  readonly selected: boolean;
}

function Chip({ data, at, selected }: ChipProps): ReactNode {
  const { canInsert, tell } = useCanvas();
  const { edge, covered } = data;
  const transform = `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)`;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    tell.current.onContextMenu?.({ kind: 'edge', id: edge.id }, { x: event.clientX, y: event.clientY });
  };
  return (
    <div
      className="fm-way-label nodrag nopan"
      style={{ transform }}
      data-edge={edge.id}
      {...stateOf(data)}
      data-selected={selected}
      onContextMenu={open}
    >
      {edge.label !== undefined && <EdgeWords edge={edge} />}
      {covered !== undefined && <span className="fm-way-count">{covered}</span>}
      {canInsert && <Plus edge={edge} />}
    </div>
  );
}

function EdgeWords({ edge }: { readonly edge: GraphEdge }): ReactNode {
  const { tell } = useCanvas();
  return (
    <button
      type="button"
      className="fm-way-chip"
      title={edge.label}
      tabIndex={-1}
      onClick={() => tell.current.onSelect?.({ steps: [], edges: [edge.id], notes: [], groups: [] })}
      onDoubleClick={() => tell.current.onOpen?.({ kind: 'edge', id: edge.id })}
    >
      {edge.label}
    </button>
  );
}

function Plus({ edge }: { readonly edge: GraphEdge }): ReactNode {
  const { tell } = useCanvas();
  const say = useTranslations('ui.graph');
  return (
    <button
      type="button"
      className="fm-plus"
      aria-label={say('insertBetween', { from: edge.from, to: edge.to })}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        tell.current.onInsertOnEdge?.(edge.id, { x: left, y: bottom });
      }}
    >
      <IconPlus size={14} aria-hidden="true" />
    </button>
  );
}

/** A bond on which no token goes: thin and dotted, with its word. */
export const LinkEdgeView = memo(function LinkEdgeView(link: EdgeProps<LinkEdge>): ReactNode {
  const say = useTranslations('ui.graph');
  const { sourceX, sourceY, targetX, targetY, data } = link;
  const [path, x, y] = getStraightPath({ sourceX, sourceY: sourceY - 32, targetX, targetY: targetY + 32 });
  if (data === undefined) return null;
  return (
    <>
      <path className="react-flow__edge-path fm-link" d={path} data-kind={data.link.kind} />
      <EdgeLabelRenderer>
        <div
          className="fm-link-label"
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          {say(`link.${data.link.kind}`)}
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
