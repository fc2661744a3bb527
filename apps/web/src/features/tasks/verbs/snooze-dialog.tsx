'use client';
import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import { useDeeds } from '../api/use-deeds.tsx';
import type { TaskDialogProperties } from './hand-dialog.tsx';
import { SnoozeFields } from './snooze-fields.tsx';
import { VerbFrame } from './verb-frame.tsx';

/** Puts a task off until a moment. */
export function SnoozeDialog({ task, onClose }: TaskDialogProperties): ReactNode {
  const words = useTranslations('tasks.snooze');
  const { dateTime } = useFormats();
  const { snooze } = useDeeds();
  const [meant, setMeant] = useState<Date>();
  const doing = useMutation({
    mutationFn: async (until: Date | null) =>
      snooze(task, until, until === null ? '' : dateTime(until.toISOString())),
    onSuccess: onClose,
  });
  return (
    <VerbFrame
      title={words('title', { title: task.title })}
      action={words('action')}
      canDo={meant !== undefined}
      isDoing={doing.isPending}
      error={doing.error}
      onDo={() => meant !== undefined && doing.mutate(meant)}
      onClose={onClose}
    >
      <SnoozeFields
        onPick={(moment) => doing.mutate(moment)}
        onMean={setMeant}
        canWake={task.followUpAt !== undefined}
      />
    </VerbFrame>
  );
}
