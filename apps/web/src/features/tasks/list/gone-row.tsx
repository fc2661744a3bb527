'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { Departure } from '../model/live.ts';
import type { Task } from '../model/task.ts';

interface Properties {
  readonly task: Task;
  readonly departure: Departure;
}

/** The trace of a task that is no more of this list: it says why and goes. */
export function GoneRow({ task, departure }: Properties): ReactNode {
  const words = useTranslations('tasks.gone');
  return (
    <div className="fm-task-row fm-task-gone">
      <span className="fm-task-line">
        <span className="fm-task-title">{task.title}</span>
      </span>
      <span className="fm-task-about">
        {departure.by === undefined ? words(departure.why) : words('takenBy', { name: departure.by })}
      </span>
    </div>
  );
}
