'use client';
import { useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DataTable, RelativeTime, type TableColumn } from '@fermata/ui';
import { taken } from '../../../shared/api/client.ts';
import { definitionsList } from '../../../shared/api/generated/sdk.gen.ts';
import type { DefinitionSummaryAnswer } from '../../../shared/api/generated/types.gen.ts';
import { Page } from '../../../shared/frame/page.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import { NewTable } from './new-table.tsx';

/** All decision tables of the project. */
export function DecisionList(): ReactNode {
  const words = useTranslations('decisions');
  const router = useRouter();
  const mayEdit = useMay()('definition.edit');
  const [text, setText] = useQueryState('search', parseAsString.withDefault(''));
  const [isNew, setNew] = useState(false);
  const { data } = useQuery({
    queryKey: ['definitions', 'decision', text],
    queryFn: () =>
      taken(definitionsList({ query: { kind: 'decision', limit: 100, ...(text === '' ? {} : { text }) } })),
    placeholderData: keepPreviousData,
  });
  const create = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
      {words('new')}
    </Button>
  );
  return (
    <Page
      title={words('title')}
      actions={create}
      tools={
        <TextInput
          className="fm-decision-search"
          aria-label={words('search')}
          placeholder={words('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => void setText(event.currentTarget.value || null)}
        />
      }
    >
      <DataTable
        label={words('title')}
        columns={useColumns()}
        rows={data?.items}
        rowId={({ name }) => name}
        rowName={({ title }) => title}
        href={hrefOf}
        onOpen={(row) => router.push(hrefOf(row))}
        empty={<p className="fm-in-remark">{words(text === '' ? 'empty' : 'nothingFound')}</p>}
      />
      {isNew && <NewTable onClose={() => setNew(false)} />}
    </Page>
  );
}

function hrefOf({ name }: DefinitionSummaryAnswer): string {
  return `/decisions/${encodeURIComponent(name)}`;
}

function useColumns(): readonly TableColumn<DefinitionSummaryAnswer>[] {
  const words = useTranslations('decisions.column');
  return [
    { id: 'title', title: words('title'), cell: ({ title }) => title, minWidth: 200 },
    {
      id: 'name',
      title: words('name'),
      cell: ({ name }) => <code className="fm-in-mono">{name}</code>,
      minWidth: 160,
    },
    {
      id: 'version',
      title: words('version'),
      align: 'end',
      width: 120,
      cell: ({ latestVersion }) =>
        latestVersion === 0 ? words('never') : words('number', { version: latestVersion }),
    },
    {
      id: 'changed',
      title: words('draft'),
      width: 160,
      cell: ({ changed }) => words(changed ? 'changed' : 'same'),
    },
    {
      id: 'updated',
      title: words('updated'),
      width: 180,
      cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
    },
  ];
}
