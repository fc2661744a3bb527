'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { useFound } from '../api/found.ts';
import { listQuery, type TaskFilters } from '../model/filters.ts';

/** How many tasks the filters leave; of words that are sought it is not known beforehand. */
export function FoundCount({ filters }: { readonly filters: TaskFilters }): ReactNode {
  const words = useTranslations('tasks.filter');
  const { order: _order, ...query } = listQuery(filters);
  const found = useFound(query);
  if (found === undefined) return null;
  return (
    <span className="fm-dim" role="status">
      {words(found.exact ? 'found' : 'foundMore', { count: found.count })}
    </span>
  );
}
