'use client';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../shared/api/client.ts';
import { instancesList, shelfUsedBy } from '../../../shared/api/generated/sdk.gen.ts';
import { useDocument, useEditor } from '../editor-context.tsx';
import { eventTriggers, perVersion } from './impact.ts';

const most = 200;

/** What a publish affects: what runs, who uses it, which events start it. */
export function ImpactPart(): ReactNode {
  const words = useTranslations('publish.impact');
  const { id } = useEditor();
  const definition = useDocument(({ document }) => document.definition);
  const running = useQuery({
    queryKey: ['instances', 'impact', id.name],
    queryFn: () => taken(instancesList({ query: { definition: id.name, open: true, limit: most } })),
  });
  const uses = useQuery({
    queryKey: ['used-by', id.kind, id.name],
    queryFn: async () => (await taken(shelfUsedBy({ path: id }))).items,
  });
  const events = eventTriggers(definition);
  const users = [...new Set((uses.data ?? []).map(({ name }) => name))];
  const count = running.data?.items.length ?? 0;
  return (
    <section>
      <h3>{words('title')}</h3>
      {running.data !== undefined && (
        <p>{running.data.next === undefined ? words('running', { count }) : words('atLeast', { count })}</p>
      )}
      {count > 0 && (
        <ul className="fm-plain-list">
          {perVersion(running.data?.items ?? []).map(({ version, count: some }) => (
            <li key={version}>{words('perVersion', { version, count: some })}</li>
          ))}
        </ul>
      )}
      {uses.data !== undefined && (
        <p>{users.length === 0 ? words('unused') : words('usedBy', { names: users.join(', ') })}</p>
      )}
      {events.length > 0 && <p>{words('events', { names: events.join(', ') })}</p>}
    </section>
  );
}
