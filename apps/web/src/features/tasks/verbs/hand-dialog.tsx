'use client';
import { useState, type ReactNode } from 'react';
import { Alert, Checkbox, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import type { Person } from '../api/people.ts';
import { useDeeds } from '../api/use-deeds.tsx';
import type { Task } from '../model/task.ts';
import { PersonPicker } from './person-picker.tsx';
import { VerbFrame } from './verb-frame.tsx';

/** A dialog about one task. */
export interface TaskDialogProperties {
  readonly task: Task;
  readonly onClose: () => void;
}

type Properties = TaskDialogProperties & { readonly door: 'assign' | 'delegate' };

/** Hands a task to somebody: for good, or to be given back when it is done. */
export function HandDialog({ task, door, onClose }: Properties): ReactNode {
  const words = useTranslations('tasks.dialog');
  const { date } = useFormats();
  const { hand } = useDeeds();
  const [person, setPerson] = useState<Person>();
  const [note, setNote] = useState('');
  const [keeps, setKeeps] = useState(true);
  const doing = useMutation({
    mutationFn: async (to: Person) =>
      hand(task, door, {
        person: to,
        ...(keeps ? {} : { draft: 'drop' as const }),
        ...(door === 'delegate' && note.trim() !== '' ? { note: note.trim() } : {}),
      }),
    onSuccess: onClose,
  });
  return (
    <VerbFrame
      title={words(`${door}.title`, { title: task.title })}
      action={words(`${door}.action`)}
      canDo={person !== undefined}
      isDoing={doing.isPending}
      error={doing.error}
      onDo={() => person !== undefined && doing.mutate(person)}
      onClose={onClose}
    >
      <p className="fm-dialog-help">{words(`${door}.help`)}</p>
      <PersonPicker label={words('to')} onPick={setPerson} />
      {person?.awayUntil !== undefined && (
        <Alert color="yellow">{words('isAway', { name: person.name, until: date(person.awayUntil) })}</Alert>
      )}
      {door === 'delegate' && (
        <Textarea
          label={words('note')}
          value={note}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      )}
      <Checkbox
        label={words('keepDraft')}
        checked={keeps}
        onChange={({ currentTarget }) => setKeeps(currentTarget.checked)}
      />
    </VerbFrame>
  );
}
