'use client';
import { useMemo, type ReactNode } from 'react';
import { useDraggable } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DueChip, PersonName, type TableColumn } from '@fermata/ui';
import { useNames } from '../api/use-names.ts';
import type { DeskTask } from '../model/desk-task.ts';

/** What the queue says of a task. */
export function useQueueColumns(mayAssign: boolean, isDragging: boolean): readonly TableColumn<DeskTask>[] {
  const words = useTranslations('desk.queue');
  return useMemo(
    () => [
      {
        id: 'title',
        title: words('task'),
        minWidth: 200,
        cell: (task) => <Title task={task} mayDrag={mayAssign} isDragging={isDragging} />,
      },
      {
        id: 'due',
        title: words('due'),
        width: 188,
        cell: ({ dueAt, startBy }) => dueAt !== undefined && <DueChip at={dueAt} startBy={startBy} />,
      },
      { id: 'who', title: words('who'), width: 140, cell: (task) => <Who task={task} /> },
    ],
    [words, mayAssign, isDragging],
  );
}

interface TitleProperties {
  readonly task: DeskTask;
  readonly mayDrag: boolean;
  readonly isDragging: boolean;
}

/** The name of a task, with a place to drag it by; without a mouse the dialog does the same. */
function Title({ task, mayDrag, isDragging }: TitleProperties): ReactNode {
  const { setNodeRef, listeners } = useDraggable({ id: task.id, data: { ...task }, disabled: !mayDrag });
  return (
    <span className="fm-desk-task" ref={setNodeRef} {...listeners} data-dragging={isDragging || undefined}>
      {mayDrag && <IconGripVertical size={14} aria-hidden className="fm-desk-grip" />}
      <span className="fm-desk-task-name">{task.title}</span>
      {task.businessKey !== undefined && <span className="fm-desk-task-key">{task.businessKey}</span>}
    </span>
  );
}

function Who({ task: { holder, groups, users, reason } }: { readonly task: DeskTask }): ReactNode {
  const words = useTranslations('desk.queue');
  const called = useNames();
  return (
    <span className="fm-desk-who">
      {holder === undefined ? (
        <span className="fm-dim">{[...groups, ...users].map(called).join(', ') || words('toNobody')}</span>
      ) : (
        <PersonName name={holder.name} />
      )}
      {reason !== undefined && <span className="fm-tag">{words(`reasons.${reason}`)}</span>}
    </span>
  );
}
