'use client';
import type { ReactNode } from 'react';
import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { operatorVerbs, type InstanceDetail, type VisitDetail } from '@fermata/contracts';
import { Countdown, Duration, ExactTime, StatusBadge, type ShownStatus } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import { useVisit } from '../api/instance.ts';
import type { Tab } from '../detail/use-place.ts';
import { fitsVisit, isOffered, offeredVerbs, type OfferedVerb } from '../model/verbs.ts';
import { Attempts } from './attempts.tsx';
import { AuditTrail } from './audit-trail.tsx';
import { FailureText } from './failure-text.tsx';
import { LogLines } from './log-lines.tsx';
import { Value } from './value.tsx';

interface Properties {
  readonly instance: InstanceDetail;
  readonly visit: string;
  readonly tab: Tab;
  readonly onWish: (wish: OfferedVerb) => void;
}

/** One visit, by tabs. */
export function VisitPanel({ instance, visit, tab, onWish }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { data, error, refetch } = useVisit(instance.id, visit);
  if (tab === 'audit') return <AuditTrail id={instance.id} visit={visit} />;
  if (error !== null && data === undefined)
    return <CallProblem error={error} title={words('visitUnreadable')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={160} mt="md" />;
  switch (tab) {
    case 'visit':
      return <VisitFacts instance={instance} visit={data} onWish={onWish} />;
    case 'input':
      return <Value label={words('tabs.input')} value={data.input} absent={words('noInput')} />;
    case 'output':
      return <Value label={words('tabs.output')} value={data.output} absent={words('noOutput')} />;
    case 'attempts':
      return <Attempts visit={data} />;
    case 'log':
      return <LogLines lines={data.log} />;
  }
}

interface FactsProperties {
  readonly instance: InstanceDetail;
  readonly visit: VisitDetail;
  readonly onWish: (wish: OfferedVerb) => void;
}

function VisitFacts({ instance, visit, onWish }: FactsProperties): ReactNode {
  const words = useTranslations('instances');
  const waits = instance.waiting.filter((one) => one.visit === visit.visit);
  return (
    <Stack gap="sm" mt="sm">
      <Group gap="sm">
        <StatusBadge status={visit.status as ShownStatus} />
        <span className="fm-mono">{visit.visit}</span>
      </Group>
      <dl className="fm-visit-facts">
        <dt>{words('opened')}</dt>
        <dd>
          <ExactTime at={visit.openedAt} />
        </dd>
        {visit.endedAt !== undefined && (
          <>
            <dt>{words('ended')}</dt>
            <dd>
              <ExactTime at={visit.endedAt} />
            </dd>
            <dt>{words('took')}</dt>
            <dd>
              <Duration ms={Date.parse(visit.endedAt) - Date.parse(visit.openedAt)} />
            </dd>
          </>
        )}
        {visit.by !== undefined && (
          <>
            <dt>{words('by')}</dt>
            <dd>{visit.by}</dd>
          </>
        )}
        {waits.map(({ for: kind, detail, until }) => (
          <WaitFact key={`${kind} ${detail}`} kind={kind} detail={detail} until={until} />
        ))}
      </dl>
      {visit.error !== undefined && <FailureText error={visit.error} />}
      <VisitVerbs instance={instance} visit={visit} onWish={onWish} />
    </Stack>
  );
}

interface WaitProperties {
  readonly kind: InstanceDetail['waiting'][number]['for'];
  readonly detail: string;
  readonly until: string | undefined;
}

function WaitFact({ kind, detail, until }: WaitProperties): ReactNode {
  const words = useTranslations('instances');
  return (
    <>
      <dt>{words('waits.title')}</dt>
      <dd>
        {words(`waits.${kind}`)} · {detail} {until !== undefined && <Countdown until={until} inText />}
      </dd>
    </>
  );
}

function VisitVerbs({ instance, visit, onWish }: FactsProperties): ReactNode {
  const words = useTranslations('instances');
  const may = useMay();
  const fitting = offeredVerbs.filter(
    ({ verb, about }) =>
      about === 'visit' && may(operatorVerbs[verb]) && isOffered(verb, instance) && fitsVisit(verb, visit),
  );
  return (
    <Group gap="xs" className="fm-no-print">
      {fitting.map((offer) => (
        <Button
          key={offer.verb}
          size="xs"
          variant="default"
          {...(offer.danger && { className: 'fm-danger' })}
          onClick={() => onWish(offer)}
        >
          {words(`verbs.${offer.verb}.title`)}
        </Button>
      ))}
    </Group>
  );
}
