'use client';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { useTranslations } from 'use-intl';
import type { GraphNode } from '@fermata/editing';
import { useCanvas } from './canvas-context.ts';
import type { ChildPicture, DrawnInside } from './child-picture.ts';
import { ChildToggle } from './child-toggle.tsx';
import { ChildWays } from './child-ways.tsx';
import type { StepBox } from './flow.ts';
import { stepSize } from './size.ts';
import { Ends } from './step-node.tsx';
import { Beside, stateOf, StepFace, StepName } from './step-parts.tsx';

/** A step in whose place the workflow that it starts stands open. */
export const ChildFrameNode = memo(function ChildFrameNode(box: NodeProps<StepBox>): ReactNode {
  const { id, data, isConnectable } = box;
  const { node, picture } = data;
  if (picture === undefined) return null;
  return (
    <div className="fm-child" {...stateOf(data)}>
      <StepName id={id} data={data} />
      <Handle type="target" position={Position.Top} isConnectable={isConnectable} />
      <ChildFrame node={node} picture={picture} />
      <Ends node={node} />
      <Beside data={data} />
      <Handle type="source" position={Position.Bottom} isConnectable={isConnectable} />
    </div>
  );
});

interface FrameProps {
  readonly node: GraphNode;
  readonly picture: ChildPicture;
}

/** Head and inside of an opened workflow. */
export function ChildFrame({ node, picture }: FrameProps): ReactNode {
  const say = useTranslations('ui.graph.child');
  const { child, path, inside } = picture;
  const missing = child.inside.kind === 'graph' ? 'empty' : child.inside.kind;
  return (
    <>
      <div className="fm-child-head" data-type={node.type}>
        <StepFace node={node} />
        <ChildToggle node={node} path={path} isOpen />
      </div>
      <p className="fm-child-facts">
        <ChildLink picture={picture} />
        {child.note !== undefined && <span>{child.note}</span>}
      </p>
      {inside === undefined ? (
        <p className="fm-child-words">{say(missing, { workflow: child.title })}</p>
      ) : (
        <Inside picture={picture} inside={inside} />
      )}
    </>
  );
}

/** Leads to the workflow's own page; a plain click stays in the application, all others are the browser's. */
function ChildLink({ picture: { child } }: { readonly picture: ChildPicture }): ReactNode {
  const { tell } = useCanvas();
  const { href, title } = child;
  if (href === undefined || !isOwnPath(href)) return <span>{title}</span>;
  const visit = (event: MouseEvent): void => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!isPlain || tell.current.onVisitChild === undefined) return;
    event.preventDefault();
    tell.current.onVisitChild(href);
  };
  return (
    <a className="fm-text-link nodrag nopan" href={href} onClick={visit}>
      {title}
    </a>
  );
}

/** Only places of this application are visited. */
function isOwnPath(href: string): boolean {
  return href.startsWith('/') && !href.startsWith('//');
}

interface InsideProps {
  readonly picture: ChildPicture;
  readonly inside: DrawnInside;
}

/** The steps and ways of an opened workflow, everything at the place that its layout gave. */
function Inside({ picture, inside }: InsideProps): ReactNode {
  const { child, path } = picture;
  const say = useTranslations('ui.graph.child');
  return (
    <div
      role="group"
      aria-label={say('label', { workflow: child.title })}
      data-child={path}
      data-instance={child.statuses !== undefined}
    >
      <ChildWays child={child} inside={inside} />
      {inside.drawn.nodes.map((node) => (
        <InnerStep key={node.id} node={node} picture={picture} inside={inside} />
      ))}
    </div>
  );
}

interface InnerProps extends InsideProps {
  readonly node: GraphNode;
}

/** A step inside, with the signs of where the workflow starts and ends. */
function InnerStep({ node, picture: around, inside }: InnerProps): ReactNode {
  const own = `${around.path}/${node.id}`;
  const look = around.child.statuses?.[node.id];
  const data = look === undefined ? { node } : { node, look };
  const picture = inside.pictures[node.id];
  const { x, y } = inside.layout.places[node.id] ?? corner;
  const { width, height } = picture?.size ?? stepSize;
  return (
    <div
      className={`fm-child-step ${picture === undefined ? 'fm-step' : 'fm-child'}`}
      style={{ left: x, top: y, width, height }}
      {...stateOf(data)}
    >
      <StepName id={own} data={data} />
      <InnerFace node={node} path={own} picture={picture} />
      {node.start && <span className="fm-step-start" />}
      {node.ends && <span className="fm-step-end" />}
      <Beside data={data} />
    </div>
  );
}

const corner = Object.freeze({ x: 0, y: 0 });

interface FaceProps {
  readonly node: GraphNode;
  readonly path: string;
  /** Where its own workflow stands open. */
  readonly picture: ChildPicture | undefined;
}

function InnerFace({ node, path, picture }: FaceProps): ReactNode {
  if (picture !== undefined) return <ChildFrame node={node} picture={picture} />;
  return (
    <>
      <StepFace node={node} />
      <ChildToggle node={node} path={path} isOpen={false} />
    </>
  );
}
