'use client';
import type { ReactNode } from 'react';
import { Table } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ProcessRow, QueueRow } from '@fermata/contracts';
import { RelativeTime } from '@fermata/ui';
import { WideTable } from '../../../shared/frame/wide-table.tsx';

/** Processes as they are seen from the API. */
export function Processes({ processes }: { readonly processes: readonly ProcessRow[] }): ReactNode {
  const words = useTranslations('admin.system');
  return (
    <section>
      <h2 className="fm-admin-heading">{words('processes')}</h2>
      <WideTable label={words('processes')} minWidth={520}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words('process')}</Table.Th>
              <Table.Th>{words('state')}</Table.Th>
              <Table.Th>{words('versionOf')}</Table.Th>
              <Table.Th>{words('since')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {processes.map((row) => (
              <Table.Tr key={row.name}>
                <Table.Td>
                  {words(`kinds.${row.kind}`)}{' '}
                  {row.kind === 'worker' && <code className="fm-mono">{row.name}</code>}
                </Table.Td>
                <Table.Td>
                  <span className="fm-admin-state" data-state={row.state}>
                    {words(`states.${row.state}`)}
                  </span>
                </Table.Td>
                <Table.Td>{row.version ?? row.queues?.join(', ') ?? ''}</Table.Td>
                <Table.Td>
                  <Moment row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </section>
  );
}

function Moment({ row }: { readonly row: ProcessRow }): ReactNode {
  const words = useTranslations('admin.system');
  if (row.since !== undefined) return <RelativeTime at={row.since} />;
  if (row.lastSeenAt === undefined) return null;
  return (
    <>
      {words('seen')} <RelativeTime at={row.lastSeenAt} />
    </>
  );
}

/** Task queues of Temporal. */
export function Queues({ queues }: { readonly queues: readonly QueueRow[] }): ReactNode {
  const words = useTranslations('admin.system');
  if (queues.length === 0) return null;
  return (
    <section>
      <h2 className="fm-admin-heading">{words('queues')}</h2>
      <WideTable label={words('queues')} minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words('queue')}</Table.Th>
              <Table.Th>{words('of')}</Table.Th>
              <Table.Th ta="end">{words('pollers')}</Table.Th>
              <Table.Th ta="end">{words('backlog')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {queues.map(({ name, kind, pollers, backlog }) => (
              <Table.Tr key={`${kind} ${name}`}>
                <Table.Td>
                  <code className="fm-mono">{name}</code>
                </Table.Td>
                <Table.Td>{words(`queueKinds.${kind}`)}</Table.Td>
                <Table.Td ta="end">{pollers}</Table.Td>
                <Table.Td ta="end">{backlog ?? words('unknown')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </section>
  );
}
