'use client';
import type { CSSProperties, ReactNode } from 'react';
import { useCanvas } from './canvas-context.ts';
import type { OpenedChild } from './canvas-props.ts';
import type { DrawnInside } from './child-picture.ts';
import type { DrawnEdge } from './drawn.ts';
import { roundedPath, type Route } from './route.ts';

interface WaysProps {
  readonly child: OpenedChild;
  readonly inside: DrawnInside;
}

/** The ways between the steps of an opened workflow, with their conditions: to read. */
export function ChildWays({ child, inside: { drawn, layout } }: WaysProps): ReactNode {
  return (
    <>
      <svg className="fm-child-ways" aria-hidden="true">
        {drawn.edges.map((way) => (
          <Way key={way.edge.id} way={way} route={layout.routes[way.edge.id]} child={child} />
        ))}
      </svg>
      {drawn.edges.map(({ edge }) => (
        <Chip key={edge.id} text={edge.label} kind={edge.kind} route={layout.routes[edge.id]} />
      ))}
    </>
  );
}

interface WayProps {
  readonly way: DrawnEdge;
  readonly route: Route | undefined;
  readonly child: OpenedChild;
}

function Way({ way: { edge }, route, child }: WayProps): ReactNode {
  const { arrow } = useCanvas();
  if (route === undefined) return null;
  return (
    <path
      className="fm-way"
      fill="none"
      d={roundedPath(route.points)}
      markerEnd={`url(#${arrow})`}
      data-kind={edge.kind}
      data-visited={child.visitedEdges?.has(edge.id)}
    />
  );
}

interface ChipProps {
  readonly text: string | undefined;
  readonly kind: string;
  readonly route: Route | undefined;
}

function Chip({ text, kind, route }: ChipProps): ReactNode {
  if (text === undefined || route === undefined) return null;
  const { x, y } = route.chip;
  const style: CSSProperties = { transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` };
  return (
    <span className="fm-way-label fm-child-label" data-kind={kind} style={style}>
      <span className="fm-way-chip" title={text}>
        {text}
      </span>
    </span>
  );
}
