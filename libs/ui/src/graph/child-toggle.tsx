'use client';
import type { ReactNode } from 'react';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { GraphNode } from '@fermata/editing';
import { useCanvas } from './canvas-context.ts';

interface ChildToggleProps {
  readonly node: GraphNode;
  /** Path of the step among opened workflows. */
  readonly path: string;
  readonly isOpen: boolean;
}

/** Opens the workflow that a step starts in the step's place, or closes it; nothing for other steps. */
export function ChildToggle({ node, path, isOpen }: ChildToggleProps): ReactNode {
  const { tell } = useCanvas();
  const say = useTranslations('ui.graph');
  if (node.type !== 'workflow' || node.refersTo === undefined) return null;
  if (tell.current.onToggleChild === undefined) return null;
  return (
    <button
      type="button"
      className="fm-group-toggle fm-child-toggle nodrag nopan"
      aria-expanded={isOpen}
      aria-label={say(isOpen ? 'collapse' : 'expand', { group: node.title })}
      onClick={() => tell.current.onToggleChild?.(path)}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {isOpen ? <IconArrowsDiagonalMinimize2 size={16} /> : <IconArrowsDiagonal size={16} />}
    </button>
  );
}
