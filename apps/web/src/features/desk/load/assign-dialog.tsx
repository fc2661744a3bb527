'use client';
import { useState, type ReactNode } from 'react';
import { Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { assignTasks } from '../api/doors.ts';
import { deskKey, useLoad } from '../api/queries.ts';
import { nameOfTask, type DeskTask } from '../model/desk-task.ts';
import { BulkVerdict } from './bulk-verdict.tsx';

interface Properties {
  readonly tasks: readonly DeskTask[];
  /** Already said: by dragging. */
  readonly person?: string;
  readonly onClose: () => void;
}

/** Gives tasks to a person: first says what would become of each, then does it and says what became of each. */
export function AssignDialog({ tasks, person: dropped, onClose }: Properties): ReactNode {
  const words = useTranslations('desk.assign');
  const [person, setPerson] = useState(dropped ?? null);
  const [keepsDraft, setKeepsDraft] = useState(true);
  const ids = tasks.map(({ id }) => id);
  const dry = useDryRun(ids, person);
  const assign = useAssign(ids, onClose);
  const can = assign.data === undefined ? (dry.data?.done ?? 0) : 0;
  return (
    <Modal opened onClose={onClose} title={words('title', { count: tasks.length })} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (person !== null && can > 0)
            assign.mutate({ user: person, draft: keepsDraft ? 'keep' : 'drop' });
        }}
      >
        <Stack>
          {tasks.length === 1 && tasks[0] !== undefined && <p className="fm-dim">{nameOfTask(tasks[0])}</p>}
          <People value={person} onChange={setPerson} isFixed={assign.data !== undefined} />
          <DraftField
            tasks={tasks}
            value={keepsDraft}
            onChange={setKeepsDraft}
            isFixed={assign.data !== undefined}
          />
          {dry.isError && <CallProblem error={dry.error} title={words('failed')} />}
          <BulkVerdict answer={assign.data ?? dry.data} tasks={tasks} />
          {assign.isError && <CallProblem error={assign.error} title={words('failed')} />}
          <Buttons
            can={can}
            isAsked={dropped !== undefined}
            isDone={assign.data !== undefined}
            isBusy={assign.isPending}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}

interface DraftProperties {
  readonly tasks: readonly DeskTask[];
  readonly value: boolean;
  readonly onChange: (keepsDraft: boolean) => void;
  readonly isFixed: boolean;
}

/** Whether drafts go along; only what somebody has can have one. */
function DraftField({ tasks, value, onChange, isFixed }: DraftProperties): ReactNode {
  const words = useTranslations('desk.assign');
  if (tasks.every(({ holder }) => holder === undefined)) return null;
  return (
    <Checkbox
      label={words('keepDraft')}
      checked={value}
      disabled={isFixed}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

interface ButtonsProperties {
  /** How many tasks can be assigned now. */
  readonly can: number;
  /** Everything is said: there is only a yes or no. */
  readonly isAsked: boolean;
  readonly isDone: boolean;
  readonly isBusy: boolean;
  readonly onClose: () => void;
}

function Buttons({ can, isAsked, isDone, isBusy, onClose }: ButtonsProperties): ReactNode {
  const words = useTranslations('desk.assign');
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose} data-autofocus={isAsked || undefined}>
        {words(isDone ? 'close' : 'cancel')}
      </Button>
      {!isDone && (
        <Button type="submit" disabled={can === 0} loading={isBusy}>
          {words('do', { count: can })}
        </Button>
      )}
    </Group>
  );
}

interface PeopleProperties {
  readonly value: string | null;
  readonly onChange: (person: string | null) => void;
  readonly isFixed: boolean;
}

/** Everybody, with what each has to do already. */
function People({ value, onChange, isFixed }: PeopleProperties): ReactNode {
  const words = useTranslations('desk.assign');
  const { data } = useLoad(null);
  const persons = (data?.rows ?? []).filter(({ kind }) => kind === 'person');
  return (
    <Select
      label={words('person')}
      placeholder={words('choose')}
      searchable
      data-autofocus={value === null || undefined}
      disabled={isFixed}
      limit={50}
      nothingFoundMessage={words('nobody')}
      value={value}
      onChange={onChange}
      data={persons.map(({ id, name, claimed, absent }) => ({
        value: id,
        label: words(absent === true ? 'optionAway' : 'option', { name, count: claimed }),
      }))}
    />
  );
}

function useDryRun(ids: readonly string[], user: string | null) {
  return useQuery({
    queryKey: ['assigning', ids, user],
    queryFn: () => assignTasks({ ids, user: user ?? '', dryRun: true }),
    enabled: user !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

function useAssign(ids: readonly string[], onDone: () => void) {
  const words = useTranslations('desk.assign');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { readonly user: string; readonly draft: 'keep' | 'drop' }) =>
      assignTasks({ ids, ...wish }),
    onSuccess: ({ done, refused }) => {
      void queries.invalidateQueries({ queryKey: deskKey });
      if (refused > 0) return;
      notifications.show({ message: words('done', { count: done }) });
      onDone();
    },
  });
}
