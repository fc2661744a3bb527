'use client';
import { memo, type ReactNode } from 'react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { IconChevronDown, IconChevronRight, IconStack2 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCanvas } from './canvas-context.ts';
import { nameId, type GroupBox, type GroupFrame } from './flow.ts';

/** The one box of a collapsed group. */
export const GroupBoxNode = memo(function GroupBoxNode({ id, data }: NodeProps<GroupBox>): ReactNode {
  const say = useTranslations('ui.graph');
  const { group } = data;
  return (
    <div className="fm-step fm-step-group">
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span className="fm-step-kind">
        <IconStack2 size={18} stroke={1.6} aria-hidden="true" />
      </span>
      <span className="fm-step-words" id={nameId(id)}>
        <span className="fm-step-title">{group.title}</span>
        <span className="fm-step-line">{say('groupSteps', { count: group.steps.length })}</span>
      </span>
      <Toggle group={group.id} title={group.title} isCollapsed />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
});

/** The frame around the steps of an open group. */
export const GroupFrameNode = memo(function GroupFrameNode({ id, data }: NodeProps<GroupFrame>): ReactNode {
  return (
    <div className="fm-group">
      <span className="fm-group-title" id={nameId(id)}>
        {data.group.title}
      </span>
      <Toggle group={data.group.id} title={data.group.title} isCollapsed={false} />
    </div>
  );
});

interface ToggleProps {
  readonly group: string;
  readonly title: string;
  readonly isCollapsed: boolean;
}

function Toggle({ group, title, isCollapsed }: ToggleProps): ReactNode {
  const { tell } = useCanvas();
  const say = useTranslations('ui.graph');
  if (tell.current.onToggleGroup === undefined) return null;
  return (
    <button
      type="button"
      className="fm-group-toggle nodrag nopan"
      aria-expanded={!isCollapsed}
      aria-label={say(isCollapsed ? 'expand' : 'collapse', { group: title })}
      onClick={() => tell.current.onToggleGroup?.(group)}
    >
      {isCollapsed ? <IconChevronRight size={16} /> : <IconChevronDown size={16} />}
    </button>
  );
}
