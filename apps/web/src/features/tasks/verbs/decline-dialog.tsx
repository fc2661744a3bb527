'use client';
import { useState, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeeds } from '../api/use-deeds.tsx';
import type { TaskDialogProperties } from './hand-dialog.tsx';
import { VerbFrame } from './verb-frame.tsx';

/** Says no to a task: it is offered to this person no more. */
export function DeclineDialog({ task, onClose }: TaskDialogProperties): ReactNode {
  const words = useTranslations('tasks.dialog');
  const { decline } = useDeeds();
  const [reason, setReason] = useState('');
  const doing = useMutation({ mutationFn: async () => decline(task, reason.trim()), onSuccess: onClose });
  return (
    <VerbFrame
      title={words('decline.title', { title: task.title })}
      action={words('decline.action')}
      canDo
      isDoing={doing.isPending}
      error={doing.error}
      onDo={() => doing.mutate()}
      onClose={onClose}
    >
      <p className="fm-dialog-help">{words('decline.help')}</p>
      <Textarea
        label={words('reason')}
        value={reason}
        maxLength={2000}
        autosize
        minRows={2}
        data-autofocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </VerbFrame>
  );
}
