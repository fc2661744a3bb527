'use client';
import { useQuery } from '@tanstack/react-query';
import { taskQuery } from '../pane/task-query.ts';

/** The title of a task, as soon as its page knows it: it is not asked for here. */
export function useTitleOf(id: string | undefined): string | undefined {
  const { data } = useQuery({ ...taskQuery(id ?? ''), enabled: false });
  return data?.title;
}
