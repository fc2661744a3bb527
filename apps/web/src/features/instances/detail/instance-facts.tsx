'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { CopyButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InstanceDetail } from '@fermata/contracts';
import { Countdown, Duration, RelativeTime, useNow } from '@fermata/ui';
import { shortId } from '../model/name.ts';

/** What one wants to know first: status, what of, since when, by whom, and what it waits for. */
export function InstanceFacts({ instance }: { readonly instance: InstanceDetail }): ReactNode {
  const words = useTranslations('instances');
  const { id, reason, definition, version, startedBy, createdAt, waiting } = instance;
  return (
    <div className="fm-instance-facts">
      <Link className="fm-text-link" href={`/workflows/${definition}`}>
        {definition} {words('version', { version })}
      </Link>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <button type="button" className="fm-instance-id" onClick={copy} title={id}>
            {copied ? words('copied') : shortId(id)}
          </button>
        )}
      </CopyButton>
      <span>
        {words('startedBy', { who: startedBy })} <RelativeTime at={createdAt} />
      </span>
      <span>
        {words('age')} <Age instance={instance} />
      </span>
      {waiting[0] !== undefined && (
        <span>
          {words('waitsFor', { what: waiting[0].title, more: waiting.length - 1 })}{' '}
          {waiting[0].until !== undefined && <Countdown until={waiting[0].until} inText />}
        </span>
      )}
      {reason !== undefined && <span className="fm-instance-reason">{reason}</span>}
    </div>
  );
}

function Age({ instance: { createdAt, closedAt } }: { readonly instance: InstanceDetail }): ReactNode {
  const now = useNow(30_000);
  const end = closedAt === undefined ? now : Date.parse(closedAt);
  if (end === undefined) return null;
  return <Duration ms={Math.max(0, end - Date.parse(createdAt))} />;
}
