'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskContext } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Comments } from '../talk/comments.tsx';
import { fetchContext } from '../api/doors.ts';
import { isClosed } from '../model/task.ts';
import { taskKey } from '../pane/task-key.ts';
import { useTask, useTaskForm } from '../pane/use-task.ts';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { NextSteps } from './next-steps.tsx';
import { OtherTasks } from './other-tasks.tsx';
import { Round } from './round.tsx';
import { Section } from './section.tsx';
import { WatchButton } from './watch-button.tsx';

const SmallGraph = dynamic(() => import('./small-graph.tsx').then((part) => part.SmallGraph), {
  ssr: false,
  loading: () => <Skeleton height={260} />,
});

/** What one wants to know beside the form of a task: its instance, what was decided, what comes next, what people say. */
export function ContextPane({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('task.context');
  const context = useQuery({
    queryKey: [...taskKey(id), 'context'],
    queryFn: ({ signal }) => fetchContext(id, signal),
  });
  const { isError, data: task } = useTask(id);
  // The task itself says why it cannot be shown.
  if (isError && task === undefined) return null;
  return (
    <aside className="fm-work-context" aria-label={words('title')} key={id}>
      {context.data !== undefined && <Known id={id} context={context.data} />}
      {context.isError && (
        <CallProblem
          error={context.error}
          title={words('unreadable')}
          onRetry={() => void context.refetch()}
        />
      )}
      {context.isPending && <Skeleton height={160} />}
      <Comments taskId={id} />
      <HistorySection id={id} />
      <WatchButton taskId={id} />
    </aside>
  );
}

interface KnownProperties {
  readonly id: string;
  readonly context: TaskContext;
}

function Known({ id, context }: KnownProperties): ReactNode {
  const words = useTranslations('task.context');
  const task = useTask(id);
  const { plan } = useTaskForm(id);
  const { earlier, related, round } = context;
  return (
    <>
      <Facts context={context} />
      {round !== undefined && <Round round={round} plan={plan} />}
      <NextSteps taskId={id} context={context} plan={plan} />
      <Others named="earlier" tasks={earlier.filter(isClosed)} />
      <Others named="besides" tasks={earlier.filter((other) => !isClosed(other))} />
      <Others named="related" tasks={related} />
      <Section title={words('instance')} opened={false}>
        <SmallGraph instance={context.instance} step={task.data?.stepId} />
      </Section>
    </>
  );
}

interface OthersProperties {
  readonly named: 'earlier' | 'besides' | 'related';
  readonly tasks: TaskContext['earlier'];
}

function Others({ named, tasks }: OthersProperties): ReactNode {
  const words = useTranslations('task.context');
  if (tasks.length === 0) return null;
  return (
    <Section title={words(named, { count: tasks.length })}>
      <OtherTasks tasks={tasks} />
    </Section>
  );
}

function HistorySection({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('task.context');
  const [isOpened, setOpened] = useState(false);
  return (
    <Section title={words('history')} opened={false} onToggle={setOpened}>
      {isOpened && <History taskId={id} />}
    </Section>
  );
}
