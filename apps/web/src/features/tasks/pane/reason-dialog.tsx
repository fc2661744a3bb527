'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskDetail, TaskRepair } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { atTask, repairTask, type RepairVerb, type TaskVerb } from '../api/doors.ts';
import { useShowTask } from '../api/use-show-task.ts';
import { repairRefusal } from './repair-refusal.ts';
import { useRefreshTask } from './use-direct-verbs.ts';

/** Verbs that want a word of why. */
export type ReasonVerb = Extract<TaskVerb, 'return' | 'escalate' | 'take-over' | 'suspend'> | RepairVerb;

interface Properties {
  readonly task: TaskDetail;
  readonly verb: ReasonVerb;
  readonly onClose: () => void;
}

const needed: readonly ReasonVerb[] = Object.freeze(['escalate', 'suspend', 'skip', 'redo']);
const mostLetters = 1000;

/** Says what follows, asks why, does it. */
export function ReasonDialog({ task, verb, onClose }: Properties): ReactNode {
  const words = useTranslations('task');
  // However often the same is sent, it is done once.
  const [{ reason, key }, setSaid] = useState(() => ({ reason: '', key: crypto.randomUUID() }));
  // In the menu it says that something is asked first.
  const title = words(`verbs.${verb}.title`).replace(/…$/, '');
  const show = useShowTask();
  const refresh = useRefreshTask(task.id);
  const text = reason.trim();
  const said = verb === 'return' ? { note: text } : { reason: text };
  const work = useMutation({
    mutationFn: () => perform({ task, verb, key }, { revision: task.revision, ...(text !== '' && said) }),
    onSuccess: (answer) => {
      if (isDetail(answer)) show(answer);
      if (isDone(answer)) onClose();
    },
    onSettled: refresh,
  });
  const isNeeded = needed.includes(verb);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!work.isPending && (text !== '' || !isNeeded)) work.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words('cancel') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{words(`verbs.${verb}.help`)}</Text>
          <Textarea
            data-autofocus
            autosize
            minRows={3}
            maxRows={10}
            label={words(isNeeded ? 'why' : 'whyOptional')}
            required={isNeeded}
            maxLength={mostLetters}
            value={reason}
            onChange={({ currentTarget: { value } }) => setSaid({ reason: value, key: crypto.randomUUID() })}
          />
          {work.isError && <CallProblem error={work.error} title={words(`verbs.${verb}.failed`)} />}
          {work.data !== undefined && !isDone(work.data) && (
            <Text role="alert" size="sm" c="red">
              {words(`refusal.${repairRefusal('reason' in work.data ? work.data.reason : undefined)}`)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={work.isPending} disabled={isNeeded && text === ''}>
              {title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface Wish {
  readonly task: TaskDetail;
  readonly verb: ReasonVerb;
  readonly key: string;
}

function perform({ task, verb, key }: Wish, said: object): Promise<TaskDetail | TaskRepair> {
  if (verb === 'skip' || verb === 'redo') return repairTask(task.id, verb, said, key);
  return atTask(task.id, verb, said);
}

function isDetail(answer: TaskDetail | TaskRepair): answer is TaskDetail {
  return !('accepted' in answer);
}

/** The workflow may say no to what the API has let through. */
function isDone(answer: TaskDetail | TaskRepair): boolean {
  return isDetail(answer) || answer.accepted;
}
