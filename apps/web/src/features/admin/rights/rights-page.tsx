'use client';
import type { ReactNode } from 'react';
import { Skeleton, Stack, Table, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Permission, RoleRow } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { WideTable } from '../../../shared/frame/wide-table.tsx';
import { useRoles } from '../api/house.ts';
import { AdminPage } from '../frame/admin-page.tsx';
import { WhoCan } from './who-can.tsx';

/** Who can do what, and the table of roles that it begins with. */
export function RightsPage(): ReactNode {
  const words = useTranslations('admin.rights');
  const roles = useRoles();
  return (
    <AdminPage section="rights">
      <Stack gap="xl">
        <WhoCan />
        <section>
          <Title order={2} mb="sm">
            {words('table')}
          </Title>
          {roles.isError && (
            <CallProblem error={roles.error} title={words('failed')} onRetry={() => void roles.refetch()} />
          )}
          {roles.data === undefined ? (
            !roles.isError && <Skeleton height={320} />
          ) : (
            <RoleTable rows={roles.data} />
          )}
        </section>
      </Stack>
    </AdminPage>
  );
}

function RoleTable({ rows }: { readonly rows: readonly RoleRow[] }): ReactNode {
  const words = useTranslations('admin');
  const permissions = [...new Set(rows.flatMap((row) => row.permissions))].sort();
  return (
    <WideTable label={words('rights.table')} minWidth={720}>
      <Table className="fm-admin-rights" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('rights.permission')}</Table.Th>
            {rows.map(({ role }) => (
              <Table.Th key={role}>{words(`roles.${role}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {permissions.map((permission) => (
            <Table.Tr key={permission}>
              <Table.Th scope="row">
                <code className="fm-mono">{permission}</code>
              </Table.Th>
              {rows.map((row) => (
                <Table.Td key={row.role}>
                  <Mark isHeld={row.permissions.includes(permission as Permission)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

function Mark({ isHeld }: { readonly isHeld: boolean }): ReactNode {
  const words = useTranslations('admin.rights');
  if (!isHeld) return <span className="fm-admin-hidden">{words('no')}</span>;
  return <IconCheck size={16} role="img" aria-label={words('yes')} />;
}
