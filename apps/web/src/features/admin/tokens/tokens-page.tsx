'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { TokenRow } from '@fermata/contracts';
import { DataTable, RelativeTime, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useTokens } from '../api/house.ts';
import { AdminPage } from '../frame/admin-page.tsx';
import { tokenState } from '../model/token-state.ts';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { RevokeToken } from './revoke-token.tsx';

/** The person's own tokens for programs. */
export function TokensPage(): ReactNode {
  const words = useTranslations('admin.tokens');
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<TokenRow>();
  const list = useTokens();
  const columns = useColumns();
  return (
    <AdminPage
      section="tokens"
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
          {words('make')}
        </Button>
      }
    >
      <p className="fm-admin-dim">{words('intro')}</p>
      {list.isError && list.data === undefined ? (
        <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<TokenRow>
          label={words('title')}
          columns={columns}
          rows={list.data}
          rowId={({ id }) => id}
          rowName={({ name }) => name}
          actions={(token) =>
            tokenState(token, new Date()) === 'works'
              ? [
                  {
                    key: 'revoke',
                    label: words('revoke.action'),
                    danger: true,
                    onClick: () => setEnding(token),
                  },
                ]
              : []
          }
          empty={<p>{words('empty')}</p>}
        />
      )}
      {isMaking && <NewTokenDialog onClose={() => setMaking(false)} />}
      {ending !== undefined && <RevokeToken token={ending} onClose={() => setEnding(undefined)} />}
    </AdminPage>
  );
}

function useColumns(): readonly TableColumn<TokenRow>[] {
  const words = useTranslations('admin.tokens');
  return useMemo(
    () => [
      { id: 'name', title: words('name'), minWidth: 160, cell: ({ name }) => name },
      {
        id: 'prefix',
        title: words('prefix'),
        width: 170,
        cell: ({ prefix }) => <code className="fm-mono">{prefix}…</code>,
      },
      {
        id: 'state',
        title: words('state'),
        width: 120,
        cell: (token) => words(`states.${tokenState(token, new Date())}`),
      },
      {
        id: 'scopes',
        title: words('scopes'),
        minWidth: 160,
        cell: ({ scopes }) => (scopes === undefined ? words('all') : scopes.join(', ')),
      },
      {
        id: 'used',
        title: words('used'),
        width: 130,
        cell: ({ lastUsedAt }) =>
          lastUsedAt === undefined ? words('never') : <RelativeTime at={lastUsedAt} />,
      },
      {
        id: 'expires',
        title: words('expires'),
        width: 130,
        cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
      },
    ],
    [words],
  );
}
