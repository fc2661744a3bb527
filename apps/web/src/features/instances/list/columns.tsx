'use client';
import { useMemo } from 'react';
import { useTranslations } from 'next-intl';
import type { InstanceSummary } from '@fermata/contracts';
import { Duration, RelativeTime, StatusBadge, type TableColumn } from '@fermata/ui';
import { nameOf } from '../model/name.ts';

/** The columns of the list. */
export function useColumns(): readonly TableColumn<InstanceSummary>[] {
  const words = useTranslations('instances');
  return useMemo(
    () => [
      { id: 'name', title: words('columns.instance'), minWidth: 180, cell: (row) => nameOf(row) },
      {
        id: 'definition',
        title: words('columns.workflow'),
        minWidth: 180,
        cell: ({ definition, version }) => (
          <span>
            {definition} <span className="fm-dim">{words('version', { version })}</span>
          </span>
        ),
      },
      {
        id: 'status',
        title: words('columns.status'),
        width: 132,
        cell: ({ status }) => <StatusBadge status={status} />,
      },
      {
        id: 'why',
        title: words('columns.why'),
        minWidth: 200,
        cell: ({ waitingFor, reason, errorCode }) =>
          reason ?? errorCode ?? waitingFor.map((kind) => words(`waits.${kind}`)).join(', '),
      },
      { id: 'startedBy', title: words('columns.startedBy'), width: 140, cell: ({ startedBy }) => startedBy },
      {
        id: 'created',
        title: words('columns.started'),
        width: 128,
        sortable: true,
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
      {
        id: 'changed',
        title: words('columns.changed'),
        width: 128,
        sortable: true,
        cell: ({ changedAt }) => <RelativeTime at={changedAt} />,
      },
      {
        id: 'age',
        title: words('columns.age'),
        width: 112,
        align: 'end',
        optional: true,
        cell: (row) => <Duration ms={ageOf(row)} />,
      },
    ],
    [words],
  );
}

function ageOf({ createdAt, closedAt }: InstanceSummary): number {
  return Date.parse(closedAt ?? new Date().toISOString()) - Date.parse(createdAt);
}
