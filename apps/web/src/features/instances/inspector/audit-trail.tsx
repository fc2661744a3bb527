'use client';
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InstanceAuditEntry } from '@fermata/contracts';
import { isObject } from '@fermata/model';
import { ExactTime } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useInstanceAudit } from '../api/instance.ts';

interface Properties {
  readonly id: string;
  /** Only what is about this visit. */
  readonly visit?: string;
}

/** Who did what and why, newest first. */
export function AuditTrail({ id, visit }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { data, error, refetch } = useInstanceAudit(id);
  if (error !== null && data === undefined)
    return <CallProblem error={error} title={words('auditUnreadable')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={120} mt="md" />;
  const rows = visit === undefined ? data.items : data.items.filter((row) => isAbout(row, visit));
  if (rows.length === 0) return <p className="fm-dim">{words('noAudit')}</p>;
  return (
    <ol className="fm-instance-audit">
      {rows.map(({ seq, at, actor, verb, allowed, reason }) => (
        <li key={seq}>
          <span className="fm-dim">
            <ExactTime at={at} /> · {actor}
          </span>
          <span>
            {words('audit.entry', { verb: verb.replace(/^instance\./, ''), allowed: String(allowed) })}
          </span>
          {reason !== undefined && <q>{reason}</q>}
        </li>
      ))}
    </ol>
  );
}

function isAbout({ details }: InstanceAuditEntry, visit: string): boolean {
  if (!isObject(details)) return false;
  const step = visit.replace(/#.*$/, '');
  return details['visit'] === visit || details['from'] === visit || details['step'] === step;
}
