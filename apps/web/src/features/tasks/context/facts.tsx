'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { TaskContext } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import {
  ExactTime,
  isoWords,
  RelativeTime,
  StatusBadge,
  useDurationWords,
  type ShownStatus,
} from '@fermata/ui';
import { Section } from './section.tsx';

/** The instance of a task and the facts that tell most of it. */
export function Facts({ context: { instance, facts } }: { readonly context: TaskContext }): ReactNode {
  const words = useTranslations('task.context');
  const { id, businessKey, definition, version, status, startedBy, startedAt } = instance;
  return (
    <Section title={words('facts')}>
      <p className="fm-work-case">
        <Link href={`/instances/${encodeURIComponent(id)}`}>{businessKey ?? id}</Link>
        <StatusBadge status={status as ShownStatus} />
      </p>
      <p className="fm-dim">
        {words('of', { definition, version })} · {words('started', { by: startedBy })}{' '}
        <RelativeTime at={startedAt} focusable />
      </p>
      {facts.length > 0 && (
        <dl className="fm-work-known">
          {told(facts).map(({ name, value }) => (
            <div key={name}>
              <dt>{nameWords(name)}</dt>
              <dd>
                <Value value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

type Known = TaskContext['facts'];

/** The same thing under two names that read alike is told once. */
function told(facts: Known): Known {
  const said = ({ name, value }: Known[number]): string => `${nameWords(name)} ${JSON.stringify(value)}`;
  return facts.filter((one, index) => facts.findIndex((other) => said(other) === said(one)) === index);
}

const duration = /^P(?=[\dT])[\dYMWDTHS.]+$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function Value({ value }: { readonly value: JsonValue }): ReactNode {
  const words = useTranslations('task.context');
  const format = useFormatter();
  const units = useDurationWords();
  if (typeof value === 'number') return <span className="fm-numeric">{format.number(value)}</span>;
  if (typeof value === 'boolean') return words(value ? 'yes' : 'no');
  if (value === null) return '–';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (duration.test(value)) return isoWords(value, units);
  return moment.test(value) ? <ExactTime at={value} /> : value;
}

/** `orderId` and `order_id` as a person says them. */
export function nameWords(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]+/g, ' ')
    .toLocaleLowerCase();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
