'use client';
import { useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { InstanceSummary } from '@fermata/contracts';
import { useExactWords } from '@fermata/ui';
import { taken } from '../../../shared/api/client.ts';
import { instancesList } from '../../../shared/api/generated/sdk.gen.ts';
import { nameOf } from '../model/name.ts';

interface Properties {
  readonly workflow: string;
  /** The instance whose input is taken. */
  readonly from: InstanceSummary | undefined;
  readonly onFrom: (id: string | null) => void;
}

const quietMs = 200;
const most = 20;

/** Which past instance of the workflow gives its input; the last ones, or those that are found by what is typed. */
export function PastChoice({ workflow, from, onFrom }: Properties): ReactNode {
  const words = useTranslations('instances.start');
  const exact = useExactWords();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), quietMs);
  const { data = [] } = useQuery({
    queryKey: ['instances', 'past', workflow, search],
    queryFn: async ({ signal }) => {
      const query = { definition: workflow, limit: most, ...(search !== '' && { search }) };
      return (await taken(instancesList({ query, signal }))).items;
    },
    placeholderData: keepPreviousData,
  });
  const wordsOf = (one: InstanceSummary): string =>
    words('pastOption', { name: nameOf(one), version: one.version, at: exact(one.createdAt) });
  const others = data.filter(({ id }) => id !== from?.id);
  return (
    <Select
      label={words('past')}
      description={words('pastHelp')}
      placeholder={words('pastChoose')}
      data={[...(from === undefined ? [] : [from]), ...others].map((one) => ({
        value: one.id,
        label: wordsOf(one),
      }))}
      value={from?.id ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': words('pastClear') }}
      // The server has searched already, also in what a label does not show.
      filter={({ options }) => options}
      onSearchChange={(text) => setTyped(from !== undefined && text === wordsOf(from) ? '' : text)}
      nothingFoundMessage={words('pastNothing')}
      onChange={onFrom}
    />
  );
}
