'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { ActionIcon, Skeleton, Stack } from '@mantine/core';
import { IconEyeOff, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Hint, Markdown } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { ApiProblem } from '../../../shared/api/client.ts';
import { useMe } from '../../../shared/session/use-me.ts';
import { useSubmission } from '../../../shared/submit/use-submit-queue.tsx';
import { LostAnswer } from '../submit/lost-answer.tsx';
import { TaskBody } from './task-body.tsx';
import { TaskHead } from './task-head.tsx';
import { useTask, useTaskForm } from './use-task.ts';

interface Properties {
  readonly id: string;
  /** Leaves the task; absent where there is nothing to go back to. */
  readonly onClose?: () => void;
  /** The answer was handed in: the page may open the next task. */
  readonly onDone?: (id: string) => void;
}

/** One task: what it is, who has it, its form, and everything that can be done to it. */
export function TaskPane({ id, onClose, onDone }: Properties): ReactNode {
  const words = useTranslations('task');
  return (
    <section className="fm-work" aria-label={words('pane')}>
      {onClose !== undefined && (
        <Hint label={words('close')}>
          <ActionIcon className="fm-work-close" aria-label={words('close')} onClick={onClose}>
            <IconX size={18} stroke={1.6} />
          </ActionIcon>
        </Hint>
      )}
      <Open key={id} id={id} onDone={onDone} />
    </section>
  );
}

interface OpenProperties {
  readonly id: string;
  readonly onDone: ((id: string) => void) | undefined;
}

function Open({ id, onDone }: OpenProperties): ReactNode {
  const words = useTranslations('task');
  const task = useTask(id);
  const { form, plan, error, refetch } = useTaskForm(id);
  const { data: me } = useMe();
  if (task.data === undefined || form === undefined || plan === undefined) {
    const failure: unknown = task.error ?? error;
    if (failure === null) return <Loading />;
    const retry = (): void => {
      void task.refetch();
      refetch();
    };
    return <Unreadable id={id} error={failure} title={words('unreadable')} onRetry={retry} />;
  }
  return (
    <>
      <TaskHead task={task.data} />
      {task.data.description !== undefined && <Markdown>{task.data.description}</Markdown>}
      <TaskBody task={task.data} form={form} plan={plan} person={me?.id} onDone={onDone} />
    </>
  );
}

function Loading(): ReactNode {
  return (
    <Stack gap="md" aria-busy>
      <Skeleton height={28} width="60%" />
      <Skeleton height={18} width="80%" />
      <Skeleton height={240} />
    </Stack>
  );
}

interface UnreadableProperties {
  readonly id: string;
  readonly error: unknown;
  readonly title: string;
  readonly onRetry: () => void;
}

/** A task that is no longer there for the person may have an answer of theirs all the same. */
function Unreadable({ id, error, title, onRetry }: UnreadableProperties): ReactNode {
  const words = useTranslations('task');
  const submission = useSubmission(id);
  const isGone = error instanceof ApiProblem && error.status === 404;
  return (
    <Stack gap="md" className="fm-work-unreadable">
      {isGone ? (
        <div className="fm-work-note" role="status">
          <IconEyeOff size={18} stroke={1.6} aria-hidden />
          <div>
            <strong>{title}</strong>
            <p>
              {words('gone')}{' '}
              <Link className="fm-text-link" href="/tasks">
                {words('toList')}
              </Link>
            </p>
          </div>
        </div>
      ) : (
        <CallProblem error={error} title={title} onRetry={onRetry} />
      )}
      {submission !== undefined && <LostAnswer submission={submission} />}
    </Stack>
  );
}
