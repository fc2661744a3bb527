'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { fetchWatch, setWatch } from '../talk/talk-doors.ts';
import { taskKey } from '../pane/task-key.ts';
import { useAfterTalk } from '../talk/use-after-talk.ts';

/** Is told of what happens to the task, or no more; and who else is. */
export function WatchButton({ taskId }: { readonly taskId: string }): ReactNode {
  const words = useTranslations('task.context');
  const { failed } = useAfterTalk(taskId);
  const queries = useQueryClient();
  const queryKey = [...taskKey(taskId), 'watch'];
  const { data: watch } = useQuery({ queryKey, queryFn: ({ signal }) => fetchWatch(taskId, signal) });
  const change = useMutation({
    networkMode: 'always',
    mutationFn: (next: boolean) => setWatch(taskId, next),
    onSuccess: (now) => queries.setQueryData(queryKey, now),
    onError: failed,
  });
  const watches = change.isPending ? change.variables : (watch?.watching ?? false);
  const Icon = watches ? IconEyeOff : IconEye;
  const others = watch?.watchers.map(({ name }) => name) ?? [];
  return (
    <div className="fm-work-watch">
      <Button
        size="xs"
        variant="subtle"
        leftSection={<Icon size={16} />}
        aria-pressed={watches}
        onClick={() => change.mutate(!watches)}
      >
        {words(watches ? 'unwatch' : 'watch')}
      </Button>
      {others.length > 0 && <span className="fm-dim">{words('watchers', { names: others.join(', ') })}</span>}
    </div>
  );
}
