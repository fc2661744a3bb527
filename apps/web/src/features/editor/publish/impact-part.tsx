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
  const definition = useDocument(({ document }) => document.definition);
  const events = eventTriggers(definition);
  return (
    <section>
      <h3>{words('title')}</h3>
      <Running />
      <Users />
      {events.length > 0 && <p>{words('events', { names: events.join(', ') })}</p>}
    </section>
  );
}

function Running(): ReactNode {
  const words = useTranslations('publish.impact');
  const { id } = useEditor();
  const { data } = useQuery({
    queryKey: ['instances', 'impact', id.name],
    queryFn: () => taken(instancesList({ query: { definition: id.name, open: true, limit: most } })),
  });
  if (data === undefined) return null;
  const count = data.items.length;
  return (
    <>
      <p>{words(data.next === undefined ? 'running' : 'atLeast', { count })}</p>
      <ul className="fm-plain-list">
        {perVersion(data.items).map(({ version, count: some }) => (
          <li key={version}>{words('perVersion', { version, count: some })}</li>
        ))}
      </ul>
    </>
  );
}

function Users(): ReactNode {
  const words = useTranslations('publish.impact');
  const { id } = useEditor();
  const { data } = useQuery({
    queryKey: ['used-by', id.kind, id.name],
    queryFn: async () => (await taken(shelfUsedBy({ path: id }))).items,
  });
  if (data === undefined) return null;
  const names = [...new Set(data.map(({ name }) => name))];
  return <p>{names.length === 0 ? words('unused') : words('usedBy', { names: names.join(', ') })}</p>;
}
