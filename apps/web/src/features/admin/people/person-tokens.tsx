'use client';
import { useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TokenRow } from '@fermata/contracts';
import { RelativeTime } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useTokens } from '../api/house.ts';
import { tokenState } from '../model/token-state.ts';
import { RevokeToken } from '../tokens/revoke-token.tsx';

/** The tokens of a person that work: programs that act in its name, and the way to stop each. */
export function PersonTokens({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('admin.tokens');
  const [ending, setEnding] = useState<TokenRow>();
  const { data, error, refetch } = useTokens(id);
  if (data === undefined && error !== null)
    return <CallProblem error={error} title={words('listFailed')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={80} />;
  const working = data.filter((token) => tokenState(token, new Date()) === 'works');
  return (
    <>
      {working.length === 0 && <p className="fm-admin-dim">{words('noneWorks')}</p>}
      <ul className="fm-admin-list">
        {working.map((token) => (
          <Line key={token.id} token={token} onRevoke={() => setEnding(token)} />
        ))}
      </ul>
      {ending !== undefined && <RevokeToken token={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function Line({ token, onRevoke }: { readonly token: TokenRow; readonly onRevoke: () => void }): ReactNode {
  const words = useTranslations('admin.tokens');
  const { name, lastUsedAt, expiresAt } = token;
  return (
    <li>
      <span className="fm-admin-token">
        <span>{name}</span>
        <span className="fm-admin-dim">
          {words('used')} {lastUsedAt === undefined ? words('never') : <RelativeTime at={lastUsedAt} />} ·{' '}
          {words('expires')} <RelativeTime at={expiresAt} />
        </span>
      </span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={words('revoke.title', { name })}
        onClick={onRevoke}
      >
        {words('revoke.action')}
      </Button>
    </li>
  );
}
