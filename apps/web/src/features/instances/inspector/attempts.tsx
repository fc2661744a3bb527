'use client';
import type { ReactNode } from 'react';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { AttemptInfo, VisitDetail } from '@fermata/contracts';
import { Countdown, Duration, ExactTime, StatusBadge, safeLink, type ShownStatus } from '@fermata/ui';
import { FailureText } from './failure-text.tsx';

/** Every attempt with its times and its error; newest last. */
export function Attempts({ visit }: { readonly visit: VisitDetail }): ReactNode {
  const words = useTranslations('instances');
  if (visit.attempts.length === 0) return <p className="fm-dim">{words('noAttempts')}</p>;
  return (
    <ol className="fm-visit-attempts">
      {visit.attempts.map((attempt) => (
        <li key={`${attempt.work} ${attempt.attempt}`}>
          <AttemptEntry attempt={attempt} visit={visit.visit} />
        </li>
      ))}
    </ol>
  );
}

function AttemptEntry({
  attempt,
  visit,
}: {
  readonly attempt: AttemptInfo;
  readonly visit: string;
}): ReactNode {
  const words = useTranslations('instances');
  const { work, attempt: number, startedAt, endedAt, error, nextAt, implementation, worker } = attempt;
  const link = safeLink(attempt.temporalUrl ?? '');
  return (
    <>
      <div className="fm-visit-attempt">
        <strong>{words('attempt', { number })}</strong>
        {work !== visit && <span className="fm-mono">{work}</span>}
        <StatusBadge status={attempt.outcome as ShownStatus} />
        {endedAt !== undefined && <Duration ms={Date.parse(endedAt) - Date.parse(startedAt)} />}
      </div>
      <div className="fm-dim">
        <ExactTime at={startedAt} /> · {implementation} · {worker}
        {link !== undefined && (
          <>
            {' · '}
            <Anchor href={link} target="_blank" rel="noreferrer" size="xs">
              {words('temporal')}
            </Anchor>
          </>
        )}
      </div>
      {error !== undefined && <FailureText error={{ ...error }} />}
      {nextAt !== undefined && Date.parse(nextAt) > Date.now() && (
        <p>
          {words('nextAttempt')} <Countdown until={nextAt} />
        </p>
      )}
    </>
  );
}
