'use client';
import { useCallback } from 'react';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { useMe } from '../../../shared/session/use-me.ts';
import type { Task } from '../model/task.ts';
import { atTask, changeTask } from './doors.ts';
import { changeRow } from './pages.ts';
import { UndoLine } from './undo-line.tsx';
import { useShowTask } from './use-show-task.ts';

/** Something that a person does to one task. */
interface Deed {
  readonly task: Task;
  /** How the task looks until the server answers; what it looked like before stands there again when it refuses. */
  readonly guess: (task: Task) => Task;
  readonly call: () => Promise<TaskDetail>;
  /** Said when it is done. */
  readonly said: string;
  /** Takes it back, given the task as it is then. */
  readonly undo?: (after: TaskDetail) => Promise<unknown>;
}

/** Throws what the server refuses. */
type Perform = (deed: Deed) => Promise<void>;

/** Does something to a task: shown at once, taken back where it is refused, with a way back where there is one. */
function usePerform(): Perform {
  const queries = useQueryClient();
  const words = useTranslations('tasks');
  const failed = useTellFailure();
  const show = useShowTask();
  return useCallback(
    async ({ task, guess, call, said, undo }) => {
      const { id } = task;
      const settle = () => void queries.invalidateQueries({ queryKey: ['tasks', 'one', id] });
      changeRow(queries, id, guess);
      try {
        const after = await call();
        changeRow(queries, id, () => after);
        show(after);
        const back = undo && (() => void undo(after).then(settle, failed));
        notifications.show({
          id: `task-${id}`,
          message:
            back === undefined ? said : <UndoLine text={said} label={words('undo')} onUndo={back} id={id} />,
        });
      } catch (failure) {
        changeRow(queries, id, (row) => (row.revision > task.revision ? row : task));
        throw failure;
      } finally {
        settle();
      }
    },
    [queries, words, failed, show],
  );
}

/** Tells why something was not done. */
export function useTellFailure(): (failure: unknown) => void {
  const words = useTranslations('tasks');
  const failureText = useFailureText();
  return (failure) =>
    void notifications.show({ color: 'red', title: words('notDone'), message: failureText(failure) });
}

/** What is done from the list without asking for more, and what the dialogs do. */
export function useDeeds() {
  const words = useTranslations('tasks.said');
  const { data: me } = useMe();
  const perform = usePerform();
  const failed = useTellFailure();
  const self = { id: me?.id ?? '', name: me?.name ?? '' };
  const isHeldBy = (task: Task, id: string) => task.assignee?.id === id;
  const claim = (task: Task): Promise<void> =>
    perform({
      task,
      guess: (row) => ({ ...row, status: 'claimed', assignee: self }),
      call: () => atTask(task.id, 'claim', { revision: task.revision }),
      said: words('claimed', { title: task.title }),
      undo: ({ revision }) => atTask(task.id, 'release', { revision }),
    }).catch(failed);
  const release = (task: Task): Promise<void> =>
    perform({
      task,
      guess: ({ assignee: _assignee, ...row }) => ({ ...row, status: 'offered' }),
      call: () => atTask(task.id, 'release', { revision: task.revision }),
      said: words('released', { title: task.title }),
      undo: ({ revision }) => atTask(task.id, 'claim', { revision }),
    }).catch(failed);
  return {
    /** Claims what is offered, gives back what one holds. */
    toggleClaim: (task: Task) => (isHeldBy(task, self.id) ? release(task) : claim(task)),
    claim,
    release,
    snooze: (task: Task, until: Date | null, at: string) =>
      perform({
        task,
        guess: ({ followUpAt: _before, ...row }) =>
          until === null ? row : { ...row, followUpAt: until.toISOString() },
        call: () => changeTask(task.id, { followUpAt: until === null ? null : until.toISOString() }),
        said:
          until === null
            ? words('woken', { title: task.title })
            : words('snoozed', { title: task.title, at }),
        undo: () => changeTask(task.id, { followUpAt: task.followUpAt ?? null }),
      }),
    hand: (task: Task, door: 'assign' | 'delegate', { person, ...body }: Handing) =>
      perform({
        task,
        guess: (row) => ({ ...row, status: 'claimed', assignee: person }),
        call: () => atTask(task.id, door, { user: person.id, revision: task.revision, ...body }),
        said: words(door, { title: task.title, name: person.name }),
      }),
    decline: (task: Task, reason: string) =>
      perform({
        task,
        guess: (row) => row,
        call: () => atTask(task.id, 'decline', { revision: task.revision, ...(reason !== '' && { reason }) }),
        said: words('declined', { title: task.title }),
      }),
  };
}

/** To whom a task is handed, and how. */
export interface Handing {
  readonly person: { readonly id: string; readonly name: string };
  readonly note?: string;
  readonly draft?: 'keep' | 'drop';
}
