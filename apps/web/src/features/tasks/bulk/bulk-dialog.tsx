'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { BulkTasksAnswer } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { backOf, triedAgain } from '../model/bulk.ts';
import type { Task } from '../model/task.ts';
import type { BulkVerbName } from '../page/desk-store.ts';
import { BulkFields } from './bulk-fields.tsx';
import { BulkRows } from './bulk-rows.tsx';
import { useBulk, type BulkOrder } from './use-bulk.ts';

interface Properties {
  readonly verb: BulkVerbName;
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
}

/** Something for many tasks: what is asked first, what would become of each, what has become of each. */
export function BulkDialog({ verb, tasks, onClose }: Properties): ReactNode {
  const words = useTranslations('tasks.bulk');
  const ids = tasks.map(({ id }) => id);
  const { answer, error, isBusy, sent, isAsked, isUndone, look, act, undo } = useCourse(verb, ids);
  return (
    <Modal
      opened
      onClose={onClose}
      size={verb === 'complete' ? 'lg' : 'md'}
      title={words(`titles.${verb}`, { count: tasks.length })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack>
        {isAsked && <BulkFields verb={verb} tasks={tasks} onOrder={look} />}
        {isBusy && <p role="status">{words('working', { done: sent, count: ids.length })}</p>}
        {error !== null && <CallProblem error={error} title={words('failed')} />}
        {!isBusy && <Outcome answer={answer} isUndone={isUndone} tasks={tasks} />}
        <Deeds verb={verb} answer={answer} isBusy={isBusy} onUndo={undo} onAct={act} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

/** What has become of the tasks: undefined until it is done. */
interface Done {
  readonly answer: BulkTasksAnswer;
  readonly isUndone: boolean;
}

/** The dialog's way: an order is looked at, then done, and where it can be, taken back. */
function useCourse(verb: BulkVerbName, ids: readonly string[]) {
  const { preview, doing, sent } = useBulk();
  const [order, setOrder] = useState<BulkOrder>();
  const [done, setDone] = useState<Done>();
  const back = backOf(verb);
  const perform = (wish: BulkOrder, some: readonly string[], isUndone: boolean): void =>
    doing.mutate(
      { order: wish, ids: some },
      {
        onSuccess: (answer) =>
          setDone((before) =>
            before?.isUndone === isUndone
              ? { answer: triedAgain(before.answer, answer), isUndone }
              : { answer, isUndone },
          ),
      },
    );
  return {
    answer: done?.answer ?? preview.data,
    error: doing.error ?? preview.error,
    isBusy: preview.isPending || doing.isPending,
    sent,
    isAsked: done === undefined,
    isUndone: done?.isUndone === true,
    look: (next: BulkOrder) => {
      setOrder(next);
      preview.mutate({ order: next, ids });
    },
    act: (some: readonly string[]) => {
      const isUndone = done?.isUndone === true;
      const wish = isUndone ? back : order;
      if (wish !== undefined) perform(wish, some, isUndone);
    },
    undo:
      back === undefined || done?.isUndone === true
        ? undefined
        : (some: readonly string[]) => perform(back, some, true),
  };
}

interface OutcomeProperties {
  readonly answer: BulkTasksAnswer | undefined;
  readonly isUndone: boolean;
  readonly tasks: readonly Task[];
}

/** What would become, or has become, of each. */
function Outcome({ answer, isUndone, tasks }: OutcomeProperties): ReactNode {
  const words = useTranslations('tasks.bulk');
  if (answer === undefined) return null;
  if (!isUndone) return <BulkRows answer={answer} tasks={tasks} />;
  return (
    <>
      <p role="status">{words('undone', { count: answer.done })}</p>
      {answer.refused > 0 && <BulkRows answer={answer} tasks={tasks} />}
    </>
  );
}

interface DeedsProperties {
  readonly verb: BulkVerbName;
  readonly answer: BulkTasksAnswer | undefined;
  readonly isBusy: boolean;
  /** Takes back what was done; absent where nothing does. */
  readonly onUndo: ((ids: readonly string[]) => void) | undefined;
  readonly onAct: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Before it is done: do it to those that can be done. Afterwards: try the refused ones again. */
function Deeds({ verb, answer, isBusy, onUndo, onAct, onClose }: DeedsProperties): ReactNode {
  const words = useTranslations('tasks.bulk');
  const isOver = answer?.dryRun === false;
  const ids = idsOf(answer, !isOver);
  return (
    <Group justify="flex-end">
      {isOver && onUndo !== undefined && <Undo ids={idsOf(answer, true)} isBusy={isBusy} onUndo={onUndo} />}
      <Button variant="default" onClick={onClose}>
        {words(isOver ? 'close' : 'cancel')}
      </Button>
      {!(isOver && ids.length === 0) && (
        <Button disabled={ids.length === 0} loading={isBusy} onClick={() => onAct(ids)}>
          {isOver ? words('again', { count: ids.length }) : words(`now.${verb}`, { count: ids.length })}
        </Button>
      )}
    </Group>
  );
}

interface UndoProperties {
  readonly ids: readonly string[];
  readonly isBusy: boolean;
  readonly onUndo: (ids: readonly string[]) => void;
}

function Undo({ ids, isBusy, onUndo }: UndoProperties): ReactNode {
  const words = useTranslations('tasks.bulk');
  if (ids.length === 0) return null;
  return (
    <Button variant="subtle" loading={isBusy} onClick={() => onUndo(ids)}>
      {words('undo', { count: ids.length })}
    </Button>
  );
}

/** The tasks that were done, or that were not. */
function idsOf(answer: BulkTasksAnswer | undefined, done: boolean): readonly string[] {
  return (answer?.rows ?? []).filter((row) => row.done === done).map(({ id }) => id);
}
