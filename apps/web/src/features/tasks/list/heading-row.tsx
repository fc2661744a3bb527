'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { PriorityBars } from '@fermata/ui';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import type { Grouping } from '../model/filters.ts';
import type { Line } from '../model/lines.ts';

interface Properties {
  readonly line: Extract<Line, { readonly type: 'heading' }>;
  readonly by: Grouping;
}

/** What the tasks below have in common. */
export function HeadingRow({ line, by }: Properties): ReactNode {
  const words = useTranslations('tasks.heading');
  const { date } = useFormats();
  const { first, count } = line;
  const name = (): ReactNode => {
    if (by === 'priority')
      return (
        <>
          <PriorityBars priority={first.priority} /> {words('priority', { priority: first.priority })}
        </>
      );
    if (by === 'due')
      return first.dueAt === undefined ? words('noDue') : words('due', { day: date(first.dueAt) });
    return first.definition;
  };
  return (
    <h2 className="fm-task-heading">
      <span className="fm-task-heading-name">{name()}</span>
      <span className="fm-numeric">{count}</span>
    </h2>
  );
}
