'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { TaskContext } from '@fermata/contracts';
import { RelativeTime, StatusBadge } from '@fermata/ui';
import { outcomeWords } from '../model/task.ts';

/** Other tasks, each with how it stands and what was decided. */
export function OtherTasks({ tasks }: { readonly tasks: TaskContext['earlier'] }): ReactNode {
  const words = useTranslations('task.context');
  return (
    <ul className="fm-work-list">
      {tasks.map((task) => (
        <li key={task.id} className="fm-work-other">
          <Link href={`/tasks/${encodeURIComponent(task.id)}`}>{task.title}</Link>
          <StatusBadge status={task.status} />
          <span className="fm-dim">
            {task.outcome !== undefined && <strong>{outcomeWords(task.outcome)}</strong>}{' '}
            {task.answeredBy !== undefined && words('by', { name: task.answeredBy.name })}{' '}
            <RelativeTime at={task.closedAt ?? task.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
