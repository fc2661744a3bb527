'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { BoundedCount } from '@fermata/contracts';
import { useCounts } from '../api/lists.ts';
import { tabs, type TaskTab } from '../model/filters.ts';

interface Properties {
  readonly tab: TaskTab;
  readonly onTab: (tab: TaskTab) => void;
}

/** The lists of a person's work with how many are in each. */
export function TaskTabs({ tab, onTab }: Properties): ReactNode {
  const words = useTranslations('tasks');
  const counts = useCounts().data;
  const countOf = (one: TaskTab): BoundedCount | undefined => (one === 'done' ? undefined : counts?.[one]);
  return (
    <div className="fm-task-tabs" role="group" aria-label={words('lists')}>
      {tabs.map((one) => {
        const count = countOf(one);
        return (
          <button
            key={one}
            type="button"
            className="fm-task-tab"
            aria-pressed={one === tab}
            onClick={() => onTab(one)}
          >
            {words(`tabs.${one}`)}
            {count !== undefined && count.count > 0 && (
              <span className="fm-task-count">
                {words(count.exact ? 'count' : 'countMore', { count: count.count })}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
