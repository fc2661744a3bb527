'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Group, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { DueChip, PersonName, PriorityBars, RelativeTime, StatusBadge } from '@fermata/ui';
import { useMe } from '../../../shared/session/use-me.ts';
import { Presence } from '../talk/presence.tsx';
import { TaskMenu } from './task-menu.tsx';
import { standingOf } from './standing.ts';

/** What a task is called, how it stands, how long there is, who has it. */
export function TaskHead({ task }: { readonly task: TaskDetail }): ReactNode {
  const { data: me } = useMe();
  return (
    <header className="fm-work-head">
      <div className="fm-work-line">
        <Title order={2} className="fm-work-title">
          {task.title}
        </Title>
        <Presence taskId={task.id} />
        <TaskMenu task={task} standing={standingOf(task, me?.id)} />
      </div>
      <Group gap={8} className="fm-work-facts">
        <StatusBadge status={task.suspendedAt === undefined ? task.status : 'suspended'} />
        {isOpen(task) && task.dueAt !== undefined && <DueChip at={task.dueAt} startBy={task.startBy} />}
        <PriorityBars priority={task.priority} />
        {task.closedAt === undefined && <Holder task={task} />}
        <Helpers task={task} />
        <Waiting task={task} />
        <InstanceLink task={task} />
      </Group>
    </header>
  );
}

function isOpen({ status }: TaskDetail): boolean {
  return status === 'offered' || status === 'claimed';
}

function Holder({ task }: { readonly task: TaskDetail }): ReactNode {
  const words = useTranslations('task.head');
  const { data: me } = useMe();
  const { assignee, owner } = task;
  if (assignee === undefined) return null;
  return (
    <span className="fm-work-holder">
      {assignee.id === me?.id ? words('you') : <PersonName name={assignee.name} />}
      {owner !== undefined && <span className="fm-dim">{words('delegated', { name: owner.name })}</span>}
    </span>
  );
}

function Helpers({ task }: { readonly task: TaskDetail }): ReactNode {
  const words = useTranslations('task.helpers');
  const { helpers = [], closedAt } = task;
  if (helpers.length === 0 || closedAt !== undefined) return null;
  return (
    <span className="fm-dim">{words('who', { names: helpers.map(({ name }) => name).join(', ') })}</span>
  );
}

function Waiting({ task }: { readonly task: TaskDetail }): ReactNode {
  const words = useTranslations('task.head');
  const { closedAt, createdAt, followUpAt } = task;
  return (
    <span className="fm-dim">
      {closedAt === undefined ? words('waiting') : words('closed')}{' '}
      <RelativeTime at={closedAt ?? createdAt} focusable />
      {closedAt === undefined && followUpAt !== undefined && (
        <>
          {' · '}
          {words('snoozed')} <RelativeTime at={followUpAt} focusable />
        </>
      )}
    </span>
  );
}

function InstanceLink({ task }: { readonly task: TaskDetail }): ReactNode {
  const { instanceId, businessKey, definition } = task;
  return (
    <Link className="fm-work-instance" href={`/instances/${encodeURIComponent(instanceId)}`}>
      {businessKey ?? definition}
    </Link>
  );
}
