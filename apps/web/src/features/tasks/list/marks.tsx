'use client';
import type { ReactNode } from 'react';
import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconBellZ,
  IconPlayerPause,
  IconUserCheck,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Hint, useExactWords, useNow } from '@fermata/ui';
import { isClosed, isSnoozed, type Task } from '../model/task.ts';

/** Signs of what is special about a task; each says it when one rests on it. */
export function Marks({ task }: { readonly task: Task & { readonly escalated?: boolean } }): ReactNode {
  const words = useTranslations('tasks.marks');
  const exact = useExactWords();
  const now = useNow(30_000) ?? 0;
  if (isClosed(task)) return null;
  const { suspendedAt, followUpAt, owner, allocated, escalated } = task;
  return (
    <span className="fm-task-marks">
      {suspendedAt !== undefined && (
        <Mark label={words('suspended', { at: exact(suspendedAt) })} Icon={IconPlayerPause} />
      )}
      {followUpAt !== undefined && isSnoozed(task, now) && (
        <Mark label={words('snoozed', { at: exact(followUpAt) })} Icon={IconBellZ} />
      )}
      {owner !== undefined && (
        <Mark label={words('delegated', { name: owner.name })} Icon={IconArrowForwardUp} />
      )}
      {allocated && <Mark label={words('allocated')} Icon={IconUserCheck} />}
      {escalated === true && <Mark label={words('escalated')} Icon={IconAlertTriangle} />}
    </span>
  );
}

interface MarkProperties {
  readonly label: string;
  readonly Icon: typeof IconBellZ;
}

function Mark({ label, Icon }: MarkProperties): ReactNode {
  return (
    <Hint label={label} informs>
      <span className="fm-task-mark">
        <Icon size={14} aria-hidden />
        <span className="fm-visually-hidden">{label}</span>
      </span>
    </Hint>
  );
}
