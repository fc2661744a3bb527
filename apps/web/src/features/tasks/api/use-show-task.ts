'use client';
import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { TaskDetail } from '@fermata/contracts';
import { taskQuery } from '../pane/task-query.ts';

/** Shows an opened task as a verb's answer has it, before it is asked for again; one that is not open stays so. */
export function useShowTask(): (now: TaskDetail) => void {
  const queries = useQueryClient();
  return useCallback(
    (now) => void queries.setQueryData(taskQuery(now.id).queryKey, (before) => before && now),
    [queries],
  );
}
