'use client';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { useProblemTexts } from '@fermata/ui';
import { refusalPhrase } from '../../../shared/api/use-failure-text.ts';
import type { Task } from '../model/task.ts';
import { useDesk } from '../page/desk-store.ts';
import { refusedFor } from '../pane/standing.ts';
import { taskQuery } from '../pane/task-query.ts';

const freshMs = 5_000;

/**
 * Opens the dialog of a verb for one task, or tells why the person may not: rows do not say what one may do to them, so
 * the task is asked first. Where nobody answers the dialog opens, and the deed is judged as it is done.
 */
export function useAskVerb(): (verb: 'assign' | 'snooze', task: Task) => void {
  const words = useTranslations('tasks');
  const queries = useQueryClient();
  const texts = useProblemTexts();
  const { ask } = useDesk();
  return (verb, task) => {
    const open = (detail?: TaskDetail): void => {
      const refused = detail && refusedFor(detail, verb);
      if (refused === undefined) return ask({ verb, task });
      const { detail: text = '', said } = refused;
      const why = texts.phrase(refusalPhrase({ detail: text, ...(said !== undefined && { said }) }));
      notifications.show({ id: `refused-${task.id}`, color: 'red', title: words('notDone'), message: why });
    };
    void queries
      .fetchQuery({ ...taskQuery(task.id), staleTime: freshMs, retry: false })
      .then(open, () => open());
  };
}
