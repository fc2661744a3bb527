'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Button, Skeleton, Table } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { instancePath } from '../../../shared/frame/paths.ts';
import { WideTable } from '../../../shared/frame/wide-table.tsx';
import { useDeadMessages, useRetryMessage } from '../api/house.ts';

/** Messages to instances that were given up: why, and the way to send them again. */
export function DeadMessages(): ReactNode {
  const words = useTranslations('admin.system.dead');
  const list = useDeadMessages(true);
  const retry = useRetryMessage();
  return (
    <section>
      <h2 className="fm-admin-heading">{words('title')}</h2>
      {list.isError && (
        <CallProblem error={list.error} title={words('failed')} onRetry={() => void list.refetch()} />
      )}
      {retry.isError && <CallProblem error={retry.error} title={words('retryFailed')} />}
      {list.data === undefined && !list.isError && <Skeleton height={80} />}
      {list.data !== undefined && (
        <WideTable label={words('title')} minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words('instance')}</Table.Th>
                <Table.Th>{words('what')}</Table.Th>
                <Table.Th>{words('why')}</Table.Th>
                <Table.Th>{words('at')}</Table.Th>
                <Table.Th>{words('again')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.data.map(({ id, kind, instanceId, error, deadAt }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Link className="fm-text-link" href={instancePath(instanceId)}>
                      {instanceId}
                    </Link>
                  </Table.Td>
                  <Table.Td>{kind}</Table.Td>
                  <Table.Td>{error}</Table.Td>
                  <Table.Td>
                    <RelativeTime at={deadAt} />
                  </Table.Td>
                  <Table.Td>
                    <Button
                      size="xs"
                      variant="default"
                      loading={retry.isPending && retry.variables === id}
                      aria-label={words('sendOf', { id: instanceId })}
                      onClick={() => retry.mutate(id)}
                    >
                      {words('send')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </section>
  );
}
