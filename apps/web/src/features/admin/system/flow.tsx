'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { SystemState } from '@fermata/contracts';
import { instancePath } from '../../../shared/frame/paths.ts';
import { useSizes } from './use-sizes.ts';

interface Properties {
  readonly state: SystemState;
}

/** What flows between the rows and the workflows: messages, reports, what stands still; and the database. */
export function Flow({ state }: Properties): ReactNode {
  const words = useTranslations('admin.system');
  const { bytes } = useSizes();
  const { outbox, projection, stuck, database } = state;
  return (
    <section>
      <h2 className="fm-admin-heading">{words('flow')}</h2>
      <dl className="fm-admin-facts">
        <Fact name={words('outbox')}>
          {outbox === undefined
            ? words('unknown')
            : words('outboxWords', {
                waiting: outbox.waiting,
                dead: outbox.dead,
                seconds: Math.round(outbox.oldestSeconds ?? 0),
              })}
        </Fact>
        <Fact name={words('lag')}>
          {projection?.lagMs === undefined
            ? words('lagUnknown')
            : words('lagWords', { ms: Math.round(projection.lagMs) })}
        </Fact>
        <Fact name={words('database')}>
          {database === undefined ? words('unknown') : bytes(database.sizeBytes)}
          {database?.migration !== undefined && (
            <span className="fm-dim">
              {' · '}
              {words('migration')} <code className="fm-mono">{database.migration}</code>
            </span>
          )}
        </Fact>
        <Fact name={words('stuck')} id="admin-stuck">
          {stuck === undefined ? words('unknown') : words('stuckWords', { count: stuck.count })}
          {stuck?.ids.map((id) => (
            <Link key={id} className="fm-text-link" href={instancePath(id)}>
              {id}
            </Link>
          ))}
        </Fact>
      </dl>
    </section>
  );
}

interface FactProperties {
  readonly name: string;
  readonly id?: string;
  readonly children: ReactNode;
}

function Fact({ name, id, children }: FactProperties): ReactNode {
  return (
    <div {...(id !== undefined && { id })}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
