'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Accordion } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceSummary } from '@fermata/contracts';
import { Countdown, RelativeTime, StatusBadge, type ShownStatus } from '@fermata/ui';
import { useInstanceEvents, useInstanceTasks, useRelated } from '../api/instance.ts';
import { useLookedAt } from '../detail/use-place.ts';
import { nameOf } from '../model/name.ts';
import { AuditTrail } from './audit-trail.tsx';
import { FailureText } from './failure-text.tsx';
import { Value } from './value.tsx';

const sections = Object.freeze(['input', 'output', 'tasks', 'events', 'related', 'audit'] as const);

/** The instance itself: what it waits for, its error, input, output, tasks, events, kin and audit trail. */
export function InstanceOverview({ instance }: { readonly instance: InstanceDetail }): ReactNode {
  const words = useTranslations('instances');
  return (
    <section aria-label={words('overview')}>
      <Waits instance={instance} />
      {instance.error !== undefined && <FailureText error={{ ...instance.error }} />}
      <Accordion multiple defaultValue={['input', 'tasks']} chevronPosition="left">
        {sections.map((section) => (
          <Accordion.Item key={section} value={section}>
            <Accordion.Control>{words(`sections.${section}`)}</Accordion.Control>
            <Accordion.Panel>
              <Section section={section} instance={instance} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

interface SectionProperties {
  readonly section: (typeof sections)[number];
  readonly instance: InstanceDetail;
}

function Section({ section, instance }: SectionProperties): ReactNode {
  const words = useTranslations('instances');
  switch (section) {
    case 'input':
      return <Value label={words('sections.input')} value={instance.input} absent={words('noInput')} />;
    case 'output':
      return <Value label={words('sections.output')} value={instance.output} absent={words('noOutputYet')} />;
    case 'tasks':
      return <Tasks id={instance.id} />;
    case 'events':
      return <Events id={instance.id} />;
    case 'related':
      return <Related id={instance.id} />;
    case 'audit':
      return <AuditTrail id={instance.id} />;
  }
}

function Waits({ instance }: { readonly instance: InstanceDetail }): ReactNode {
  const words = useTranslations('instances');
  const { look } = useLookedAt();
  if (instance.waiting.length === 0) return null;
  return (
    <>
      <h2>{words('waits.title')}</h2>
      <ul className="fm-instance-waits">
        {instance.waiting.map(({ visit, stepId, title, for: kind, since, until, detail }) => (
          <li key={`${visit} ${kind}`}>
            <button
              type="button"
              className="fm-text-link"
              onClick={() =>
                look(visit.includes('#') ? { visit, step: null } : { visit: null, step: stepId })
              }
            >
              {title}
            </button>
            <span>
              {words(`waits.${kind}`)} · {detail}
            </span>
            <span className="fm-dim">
              {words('began')} <RelativeTime at={since} />
              {until !== undefined && (
                <>
                  {' · '}
                  <Countdown until={until} inText />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Tasks({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('instances');
  const { data } = useInstanceTasks(id);
  if (data === undefined || data.items.length === 0) return <p className="fm-dim">{words('noTasks')}</p>;
  return (
    <ul className="fm-kin">
      {data.items.map(({ id: task, title, status, assignee, outcome, createdAt }) => (
        <li key={task}>
          <span>{title}</span>
          <StatusBadge status={status as ShownStatus} />
          <span className="fm-dim">
            {[assignee, outcome].filter(Boolean).join(' · ')} <RelativeTime at={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Events({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('instances');
  const { data } = useInstanceEvents(id);
  if (data === undefined || data.events.length === 0) return <p className="fm-dim">{words('noEvents')}</p>;
  return (
    <ul className="fm-kin">
      {data.events.map(({ role, source, id: event, type, at }) => (
        <li key={`${role} ${source} ${event}`}>
          <span>{words(`eventRole.${role}`)}</span>
          <span className="fm-mono">{type}</span>
          <span className="fm-dim">
            {event} · <RelativeTime at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Related({ id }: { readonly id: string }): ReactNode {
  const words = useTranslations('instances');
  const { data } = useRelated(id);
  const kin: readonly (readonly [string, readonly InstanceSummary[]])[] =
    data === undefined
      ? []
      : [
          ['parent', data.parent === undefined ? [] : [data.parent]],
          ['children', data.children],
          ['sameKey', data.sameKey],
        ];
  if (kin.every(([, rows]) => rows.length === 0)) return <p className="fm-dim">{words('noKin')}</p>;
  return (
    <>
      {kin
        .filter(([, rows]) => rows.length > 0)
        .map(([name, rows]) => (
          <div key={name}>
            <h3>{words(`kin.${name}`)}</h3>
            <ul className="fm-kin">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link className="fm-text-link" href={`/instances/${row.id}`}>
                    {nameOf(row)}
                  </Link>
                  <StatusBadge status={row.status} />
                  <span className="fm-dim">
                    {row.definition} {words('version', { version: row.version })}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </>
  );
}
