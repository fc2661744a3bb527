'use client';
import type { ReactNode } from 'react';
import { Alert, Button, Group, Skeleton, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '@fermata/ui';
import { taken } from '../../shared/api/client.ts';
import { sessionsList } from '../../shared/api/generated/sdk.gen.ts';
import { browserWords } from './browser-words.ts';
import { useSignOut } from '../../shared/session/use-sign-out.ts';
import { WideTable } from '../../shared/frame/wide-table.tsx';

/** Where the person is signed in, and the way to end it everywhere. */
export function Sessions(): ReactNode {
  const words = useTranslations('account.sessions');
  const signOut = useSignOut();
  const { data, error } = useQuery({ queryKey: ['sessions'], queryFn: () => taken(sessionsList()) });
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words('title')}</Title>
        <Button variant="default" size="xs" onClick={() => signOut.everywhere()}>
          {words('everywhere')}
        </Button>
      </Group>
      {error !== null && <Alert color="red">{words('failed')}</Alert>}
      {data === undefined && error === null && <Skeleton height={80} />}
      {data !== undefined && (
        <WideTable label={words('title')} minWidth={320}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words('browser')}</Table.Th>
                <Table.Th>{words('address')}</Table.Th>
                <Table.Th>{words('seen')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map(({ id, isCurrent, agent, address, lastSeenAt }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Agent agent={agent} />
                    {isCurrent && <span className="fm-tag">{words('current')}</span>}
                  </Table.Td>
                  <Table.Td>{address ?? words('unknown')}</Table.Td>
                  <Table.Td>
                    <RelativeTime at={lastSeenAt} />
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

function Agent({ agent }: { readonly agent: string | undefined }): ReactNode {
  const words = useTranslations('account.sessions');
  if (agent === undefined) return words('unknown');
  const { browser, system } = browserWords(agent);
  return <span title={agent}>{system === undefined ? browser : words('on', { browser, system })}</span>;
}
