'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { VisitLogLine } from '@fermata/contracts';
import { ExactTime } from '@fermata/ui';

/** What the implementation has logged. */
export function LogLines({ lines }: { readonly lines: readonly VisitLogLine[] }): ReactNode {
  const words = useTranslations('instances');
  if (lines.length === 0) return <p className="fm-dim">{words('noLog')}</p>;
  return (
    <ol className="fm-visit-log" aria-label={words('tabs.log')}>
      {lines.map(({ at, level, message, fields, attempt }, index) => (
        <li key={index} data-level={level}>
          <span className="fm-dim">
            <ExactTime at={at} /> · {words('attempt', { number: attempt })} · {level}
          </span>
          <span className="fm-mono">{message}</span>
          {fields !== undefined && <span className="fm-mono fm-dim">{JSON.stringify(fields)}</span>}
        </li>
      ))}
    </ol>
  );
}
