'use client';
import { useQuery } from '@tanstack/react-query';
import type { TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import { useRefreshOn } from '../../../shared/stream/use-changes.ts';
import { fetchForm } from '../api/doors.ts';
import { taskKey } from './task-key.ts';
import { taskQuery } from './task-query.ts';
import { usePlan } from './use-plan.ts';

/** One task as it stands, live. */
export function useTask(id: string) {
  useRefreshOn('task', taskKey(id), { only: id });
  return useQuery(taskQuery(id));
}

/** Its form with all that is shown in it, and the plan by which it is drawn. */
export function useTaskForm(id: string): {
  readonly form: TaskForm | undefined;
  readonly plan: FormPlan | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
} {
  const form = useQuery({
    queryKey: [...taskKey(id), 'form'],
    queryFn: ({ signal }) => fetchForm(id, signal),
  });
  const { plan, error, refetch } = usePlan(form.data);
  const again = (): void => {
    void form.refetch();
    refetch();
  };
  return { form: form.data, plan, error: form.error ?? error, refetch: again };
}
