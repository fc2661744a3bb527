import { queryOptions } from '@tanstack/react-query';
import { fetchTask } from '../api/doors.ts';
import { taskKey } from './task-key.ts';

/** How one task is asked for and kept. */
export function taskQuery(id: string) {
  return queryOptions({
    queryKey: [...taskKey(id), 'detail'],
    queryFn: ({ signal }) => fetchTask(id, signal),
  });
}
