'use client';
import { useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../../shared/api/client.ts';
import { instancesGet, instancesList, instancesVisits } from '../../../../shared/api/generated/sdk.gen.ts';
import { useEditor } from '../../editor-context.tsx';
import type { TrialGround } from '../model/protocol.ts';
import { recordedScript } from '../model/recorded.ts';
import { useTrial, useTrialStore } from '../trial-context.tsx';

const most = 20;

/** Whether the world is scripted here, or that of a past instance; it always says which. */
export function OriginChoice({ ground }: { readonly ground: TrialGround | undefined }): ReactNode {
  const words = useTranslations('trial.origin');
  const { id } = useEditor();
  const store = useTrialStore();
  const origin = useTrial((state) => state.origin);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['instances', 'samples', id.name],
    queryFn: () => taken(instancesList({ query: { definition: id.name, limit: most } })),
    staleTime: 30_000,
  });
  const choose = async (instance: string | null): Promise<void> => {
    setChosen(instance);
    if (ground === undefined) return;
    if (instance === null) return store.actions.take({}, ground, { kind: 'typed' });
    const [past, visits] = await Promise.all([
      taken(instancesGet({ path: { id: instance } })),
      taken(instancesVisits({ path: { id: instance } })),
    ]);
    const title = past.businessKey ?? instance;
    await store.actions.take(recordedScript(past, visits.items), ground, { kind: 'instance', title });
  };
  return (
    <Select
      size="xs"
      label={words('label')}
      clearable
      clearButtonProps={{ 'aria-label': words('typed') }}
      placeholder={origin.kind === 'test' ? words('test', { title: origin.title }) : words('typed')}
      nothingFoundMessage={words('none')}
      value={origin.kind === 'instance' ? chosen : null}
      onChange={(value) => void choose(value)}
      data={(data?.items ?? []).map((one) => ({
        value: one.id,
        label: words('instance', { title: one.businessKey ?? one.id.slice(0, 12), version: one.version }),
      }))}
    />
  );
}
