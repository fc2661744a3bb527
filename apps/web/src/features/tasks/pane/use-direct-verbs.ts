'use client';
import { useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { atTask, type TaskVerb } from '../api/doors.ts';
import { useShowTask } from '../api/use-show-task.ts';
import { taskKey } from './task-key.ts';

/** Does what needs no words; a refusal is told, and the task is shown as it is now. */
export function useDirectVerbs(task: TaskDetail): (verb: TaskVerb) => void {
  const words = useTranslations('task');
  const failureText = useFailureText();
  const show = useShowTask();
  const refresh = useRefreshTask(task.id);
  return (verb) => {
    atTask(task.id, verb, { revision: task.revision })
      .then(show)
      .catch((error: unknown) => {
        const title = words(`verbs.${verb}.failed`);
        notifications.show({ color: 'red', title, message: failureText(error) });
      })
      .finally(refresh);
  };
}

/** Asks again for the task and for every list that may show it. */
export function useRefreshTask(id: string): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: taskKey(id) });
    void queries.invalidateQueries({ queryKey: ['tasks'] });
  };
}
