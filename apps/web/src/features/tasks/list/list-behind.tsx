'use client';
import { useMemo } from 'react';
import { rowsOf, useTasks } from '../api/lists.ts';
import { useLive } from '../api/use-live.ts';
import { listQuery, type TaskFilters } from '../model/filters.ts';

/** Keeps the list true while a task has the whole screen: what opens after it must still be there to be worked on. */
export function ListBehind({ filters }: { readonly filters: TaskFilters }): null {
  const query = useMemo(() => listQuery(filters), [filters]);
  const { data } = useTasks(query);
  const rows = useMemo(() => rowsOf(data), [data]);
  useLive({ query, tab: filters.tab, rows, isBusy: false });
  return null;
}
