'use client';
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { TaskHistoryRow } from '@fermata/contracts';
import { isObject } from '@fermata/model';
import { RelativeTime } from '@fermata/ui';
import { usePrincipalName } from '../../../shared/people/use-principal-name.ts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { fetchHistory } from '../api/doors.ts';
import { taskKey } from '../pane/task-key.ts';

/** Who did what when, oldest first. */
export function History({ taskId }: { readonly taskId: string }): ReactNode {
  const words = useTranslations('task.context');
  const history = useQuery({
    queryKey: [...taskKey(taskId), 'history'],
    queryFn: ({ signal }) => fetchHistory(taskId, signal),
  });
  if (history.isError)
    return (
      <CallProblem error={history.error} title={words('unreadable')} onRetry={() => void history.refetch()} />
    );
  if (history.data === undefined) return <Skeleton height={80} />;
  return (
    <ol className="fm-work-history">
      {history.data.map((row) => (
        <li key={`${row.at} ${row.what}`}>
          <Deed row={row} />{' '}
          <span className="fm-dim">
            <RelativeTime at={row.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Deed({ row: { what, by, to, details } }: { readonly row: TaskHistoryRow }): ReactNode {
  const words = useTranslations('task.deeds');
  const said = noteOf(details);
  const offered = useOffered(what, details);
  const deed = words.has(what) ? words(what as 'claimed') : what;
  return (
    <span>
      <strong>{by?.name ?? words('workflow')}</strong> {deed}
      {to !== undefined && ` ${words('to', { name: to.name })}`}
      {offered !== '' && ` ${words('to', { name: offered })}`}
      {said !== undefined && <q className="fm-work-said">{said}</q>}
    </span>
  );
}

/** To whom it was offered, in words. */
function useOffered(what: string, details: unknown): string {
  const called = usePrincipalName();
  if (what !== 'offered' || !isObject(details)) return '';
  const named = [details['groups'], details['users']].flatMap((some) => (Array.isArray(some) ? some : []));
  return named.map((one) => called(String(one))).join(', ');
}

/** Why it was done, in the words of who did it. */
function noteOf(details: unknown): string | undefined {
  if (!isObject(details)) return undefined;
  return [details['reason'], details['note']].find(
    (one): one is string => typeof one === 'string' && one !== '',
  );
}
