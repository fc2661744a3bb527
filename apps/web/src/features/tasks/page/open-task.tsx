'use client';
import dynamic from 'next/dynamic';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { ActionIcon, SegmentedControl, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { focusRow } from '../keys/focus-row.ts';

// The list is there first: what fills in a task, and what stands around it, comes with the first that is opened.
const TaskPane = dynamic(() => import('./opened-task.ts').then((part) => part.TaskPane), {
  ssr: false,
  loading: () => (
    <div className="fm-work" aria-busy>
      <Skeleton height={240} />
    </div>
  ),
});
const ContextPane = dynamic(() => import('./opened-task.ts').then((part) => part.ContextPane), {
  ssr: false,
});

interface Properties {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** The open task; where there is no room for a third column, what stands around it is its second side. */
export function OpenTask({ id, onClose, onDone }: Properties): ReactNode {
  const words = useTranslations('tasks.sides');
  const isNarrow = useMediaQuery('(max-width: 700px)', false);
  const isWide = useMediaQuery('(min-width: 1100px)', true);
  const [side, setSide] = useState('task');
  return (
    <div className="fm-tasks-open" onKeyDown={(event) => leave(event, id)}>
      {!isWide && (
        <div className="fm-tasks-sides">
          {isNarrow && (
            <ActionIcon aria-label={words('back')} onClick={onClose}>
              <IconArrowLeft size={20} stroke={1.6} />
            </ActionIcon>
          )}
          <SegmentedControl
            size="xs"
            value={side}
            onChange={setSide}
            aria-label={words('title')}
            data={[
              { value: 'task', label: words('task') },
              { value: 'context', label: words('context') },
            ]}
          />
        </div>
      )}
      {isWide || side === 'task' ? (
        <TaskPane id={id} onDone={() => onDone(id)} {...(!isNarrow && { onClose })} />
      ) : (
        <ContextPane id={id} />
      )}
    </div>
  );
}

const fields = 'input, textarea, select, [contenteditable]';

/** Escape leads out of a field of the task, back to its row, unless it closes something that the field has opened. */
function leave(event: KeyboardEvent, id: string): void {
  const { target, key, defaultPrevented } = event;
  if (key !== 'Escape' || defaultPrevented || !(target instanceof HTMLElement)) return;
  if (!target.matches(fields) || target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  target.blur();
  focusRow(id);
}
