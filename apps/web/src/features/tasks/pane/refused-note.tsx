'use client';
import type { ReactNode } from 'react';
import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TaskDetail } from '@fermata/contracts';
import { useProblemTexts } from '@fermata/ui';
import { refusalPhrase } from '../../../shared/api/use-failure-text.ts';
import { isApart, refusedFor } from './standing.ts';

interface Properties {
  readonly task: TaskDetail;
  readonly deed: 'claim' | 'complete';
}

/** Why the person cannot take a task, or not answer the one it holds, and who could. */
export function RefusedNote({ task, deed }: Properties): ReactNode {
  const words = useTranslations('task.claim');
  const texts = useProblemTexts();
  const refused = refusedFor(task, deed);
  if (refused === undefined) return null;
  const { detail = '', said } = refused;
  const why = texts.phrase(refusalPhrase({ detail, ...(said !== undefined && { said }) }));
  const mayAssign = refusedFor(task, 'assign') === undefined;
  return (
    <div className="fm-work-note" role="note">
      <IconLock size={18} stroke={1.6} aria-hidden />
      <div>
        <p>{isApart(refused) ? words('apart') : words(deed === 'claim' ? 'refused' : 'held', { why })}</p>
        {isApart(refused) && <p className="fm-dim">{words(mayAssign ? 'handOver' : 'others')}</p>}
      </div>
    </div>
  );
}
