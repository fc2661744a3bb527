'use client';
import { useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { taskKey } from '../pane/task-key.ts';

/** What follows when something was said at a task, or could not be. */
export function useAfterTalk(taskId: string): {
  readonly refresh: () => void;
  readonly failed: (error: unknown) => void;
} {
  const queries = useQueryClient();
  const words = useTranslations('task.talk');
  const failureText = useFailureText();
  return {
    refresh: () => {
      void queries.invalidateQueries({ queryKey: [...taskKey(taskId), 'comments'] });
      void queries.invalidateQueries({ queryKey: [...taskKey(taskId), 'history'] });
    },
    failed: (error) =>
      void notifications.show({ color: 'red', title: words('failed'), message: failureText(error) }),
  };
}
