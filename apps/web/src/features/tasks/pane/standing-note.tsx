'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { TaskDetail, TaskForm } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import { ExactTime, RelativeTime } from '@fermata/ui';
import { outcomeTitle } from './plan-of.ts';
import type { Standing } from './standing.ts';

interface Properties {
  readonly task: TaskDetail;
  readonly form: TaskForm;
  readonly plan: FormPlan;
  readonly standing: Standing;
  readonly person: string | undefined;
}

/** Why the form cannot be filled in now, or what came of it. */
export function StandingNote(properties: Properties): ReactNode {
  const { task, standing } = properties;
  const words = useTranslations('task.standing');
  switch (standing) {
    case 'mine':
    case 'open':
      return null;
    case 'helping':
      return <Note>{words('helping', { name: task.assignee?.name ?? '' })}</Note>;
    case 'theirs':
      return <Theirs {...properties} />;
    case 'suspended':
      return <Suspended {...properties} />;
    case 'submitted':
      return (
        <Note>
          <Answered {...properties} /> {words('judging')}
        </Note>
      );
    case 'closed':
      return <Closed {...properties} />;
  }
}

function Theirs({ task: { assignee, claimedAt } }: Properties): ReactNode {
  const words = useTranslations('task.standing');
  const name = assignee?.name ?? '';
  if (claimedAt === undefined) return <Note>{words('theirs', { name })}</Note>;
  return <Note>{words.rich('theirsSince', { name, at: () => <ExactTime at={claimedAt} /> })}</Note>;
}

function Suspended({ task: { suspendedAt = '', suspendedBy } }: Properties): ReactNode {
  const words = useTranslations('task.standing');
  const at = () => <RelativeTime at={suspendedAt} focusable />;
  return <Note tone="suspended">{words.rich('suspended', { name: suspendedBy?.name ?? '', at })}</Note>;
}

function Closed(properties: Properties): ReactNode {
  const { task, form } = properties;
  const words = useTranslations('task.standing');
  const { status, closeReason } = task;
  if (status === 'completed')
    return (
      <Note tone="completed">
        <Answered {...properties} />
      </Note>
    );
  return (
    <Note>
      {words(status === 'expired' ? 'expired' : 'withdrawn')}{' '}
      {closeReason !== undefined && words('reason', { reason: closeReason })}{' '}
      {form.answeredBy !== undefined && <Answered {...properties} />}
    </Note>
  );
}

/** Who decided what, and when. */
export function Answered({ task, form, plan, person }: Omit<Properties, 'standing'>): ReactNode {
  const words = useTranslations('task.standing');
  const { answeredBy, answeredAt, outcome } = form;
  if (answeredBy === undefined) return null;
  const known = [task.assignee, ...form.seenAt.map((sight) => sight.person)];
  const name = known.find((one) => one?.id === answeredBy)?.name ?? answeredBy;
  const by = { isOwn: String(answeredBy === person), name };
  return (
    <>
      {outcome === undefined
        ? words('answered', by)
        : words('decided', { ...by, outcome: outcomeTitle(plan, outcome) })}{' '}
      {answeredAt !== undefined && <ExactTime at={answeredAt} />}
    </>
  );
}

interface NoteProperties {
  readonly tone?: string;
  readonly children: ReactNode;
}

function Note({ tone, children }: NoteProperties): ReactNode {
  return (
    <p className="fm-work-note" role="status" {...(tone !== undefined && { 'data-tone': tone })}>
      {children}
    </p>
  );
}
