'use client';
import { memo, type ReactNode } from 'react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { GraphNode } from '@fermata/editing';
import { useCanvas } from './canvas-context.ts';
import { ChildToggle } from './child-toggle.tsx';
import type { StepBox } from './flow.ts';
import { Beside, stateOf, StepFace, StepName } from './step-parts.tsx';

/** A step on the canvas. Drawn again only when what it says changes. */
export const StepNode = memo(function StepNode({ id, data, isConnectable }: NodeProps<StepBox>): ReactNode {
  const { node } = data;
  const isHandler = node.id.startsWith('@');
  return (
    <div className="fm-step" {...stateOf(data)}>
      <StepName id={id} data={data} />
      {!isHandler && <Handle type="target" position={Position.Top} isConnectable={isConnectable} />}
      <StepFace node={node} />
      <ChildToggle node={node} path={id} isOpen={false} />
      <Ends node={node} />
      <Beside data={data} />
      {node.type !== 'end' && (
        <Handle type="source" position={Position.Bottom} isConnectable={isConnectable} />
      )}
    </div>
  );
});

/** Where the workflow starts, and where a branch ends. */
export function Ends({ node }: { readonly node: GraphNode }): ReactNode {
  const { canInsert } = useCanvas();
  const isEnd = node.type === 'end';
  const isOpen = node.ends && !isEnd;
  return (
    <>
      {node.start && <span className="fm-step-start" />}
      {(isEnd || (isOpen && !canInsert)) && <span className="fm-step-end" />}
      {isOpen && canInsert && <InsertAfter node={node} />}
    </>
  );
}

function InsertAfter({ node }: { readonly node: GraphNode }): ReactNode {
  const { tell } = useCanvas();
  const say = useTranslations('ui.graph');
  return (
    <button
      type="button"
      className="fm-plus fm-plus-after nodrag nopan"
      aria-label={say('insertAfter', { step: node.title })}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        tell.current.onInsertAfter?.(node.id, { x: left, y: bottom });
      }}
    >
      <IconPlus size={14} aria-hidden="true" />
    </button>
  );
}
