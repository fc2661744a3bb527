'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { AuditRow } from '@fermata/contracts';
import { CopyButton, ExactTime, JsonView } from '@fermata/ui';
import { Drawer } from '../../../shared/frame/dialogs.tsx';
import { instancePath } from '../../../shared/frame/paths.ts';
import type { AuditFilters } from '../model/audit-query.ts';

interface Properties {
  readonly row: AuditRow;
  readonly onFilter: (change: Partial<AuditFilters>) => void;
  readonly onClose: () => void;
}

/** One row of the trail, whole; each fact leads to the rows that share it. */
export function AuditRowDrawer({ row, onFilter, onClose }: Properties): ReactNode {
  const words = useTranslations('admin.audit');
  const { requestId, reason, details } = row;
  const only = (text: string, change: Partial<AuditFilters>) => (
    <Anchor component="button" type="button" size="sm" onClick={() => onFilter(change)}>
      {text}
    </Anchor>
  );
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={`${row.seq} · ${row.verb}`}>
      <dl className="fm-admin-facts">
        <Fact name={words('at')}>
          <ExactTime at={row.at} />
        </Fact>
        <Fact name={words('actor')}>{only(row.actor, { actor: row.actor })}</Fact>
        <Fact name={words('via')}>{row.via}</Fact>
        <Fact name={words('verb')}>{only(row.verb, { verb: row.verb })}</Fact>
        <Fact name={words('object')}>
          {only(row.object, { object: row.object })} <ObjectLink object={row.object} />
        </Fact>
        <Fact name={words('outcome')}>{words(row.allowed ? 'outcomes.allowed' : 'outcomes.denied')}</Fact>
        {reason !== undefined && <Fact name={words('reason')}>{reason}</Fact>}
        {requestId !== undefined && (
          <Fact name={words('request')}>
            {only(requestId, { request: requestId })} <CopyButton text={requestId} />
          </Fact>
        )}
      </dl>
      {details !== undefined && details !== null && (
        <>
          <p className="fm-admin-dim">{words('details')}</p>
          <JsonView value={details as never} label={words('details')} />
        </>
      )}
    </Drawer>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ObjectLink({ object }: { readonly object: string }): ReactNode {
  const words = useTranslations('admin.audit');
  if (!object.startsWith('instance:')) return null;
  return (
    <Link className="fm-text-link" href={instancePath(object.slice('instance:'.length))}>
      {words('openInstance')}
    </Link>
  );
}
