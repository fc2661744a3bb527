'use client';
import type { ReactNode } from 'react';
import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { PersonName } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useMay, useMe } from '../../../shared/session/use-me.ts';
import { addHelper, removeHelper } from '../api/doors.ts';
import { PersonPicker } from '../verbs/person-picker.tsx';
import { taskQuery } from './task-query.ts';
import { useRefreshTask } from './use-direct-verbs.ts';

interface Properties {
  readonly task: TaskDetail;
  readonly onClose: () => void;
}

interface Change {
  readonly person: string;
  readonly helps: boolean;
}

/** Who helps with a task: its holder, or who may reassign it, says so; whoever helps may leave. */
export function HelpersDialog({ task, onClose }: Properties): ReactNode {
  const words = useTranslations('task.helpers');
  const me = useMe().data?.id;
  const isTheirs = useMay()('task.assign') || task.assignee?.id === me;
  const change = useChange(task.id);
  const helpers = task.helpers ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('title')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <p className="fm-dialog-help">{words('help')}</p>
        {helpers.length > 0 && (
          <ul className="fm-work-list">
            {helpers.map(({ id, name }) => (
              <li key={id} className="fm-picked">
                <PersonName name={name} />
                {(isTheirs || id === me) && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={words(id === me ? 'leave' : 'remove', { name })}
                    onClick={() => change.mutate({ person: id, helps: false })}
                  >
                    {words(id === me ? 'leaveShort' : 'removeShort')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {isTheirs && (
          <PersonPicker
            key={helpers.length}
            label={words('add')}
            onPick={({ id }) => change.mutate({ person: id, helps: true })}
          />
        )}
        {change.isError && <CallProblem error={change.error} title={words('failed')} />}
      </Stack>
    </Modal>
  );
}

function useChange(taskId: string) {
  const queries = useQueryClient();
  const refresh = useRefreshTask(taskId);
  return useMutation({
    mutationFn: ({ person, helps }: Change) => (helps ? addHelper : removeHelper)(taskId, person),
    onSuccess: (now) => queries.setQueryData(taskQuery(taskId).queryKey, now),
    onSettled: refresh,
  });
}
