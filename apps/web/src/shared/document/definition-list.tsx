'use client';
import type { ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { DefinitionKind } from '@fermata/model';
import { DataTable, EmptyState, RelativeTime, type TableColumn } from '@fermata/ui';
import { taken } from '../api/client.ts';
import { definitionsList } from '../api/generated/sdk.gen.ts';
import type { DefinitionSummaryAnswer } from '../api/generated/types.gen.ts';
import { Page } from '../frame/page.tsx';
import { useMay } from '../session/use-me.ts';

interface Properties {
  readonly kind: DefinitionKind;
  /** Already in the person's language; `empty` is shown where nothing is yet. */
  readonly words: {
    readonly title: string;
    readonly fresh: string;
    readonly search: string;
    readonly empty: string;
  };
  readonly pathOf: (name: string) => string;
  /** The dialog that makes a new one. */
  readonly create: (onClose: () => void) => ReactNode;
}

const dialogs = ['new'] as const;

/** The definitions of one kind in the project, with a search that stands in the address. */
export function DefinitionList({ kind, words: said, pathOf, create }: Properties): ReactNode {
  const words = useTranslations('document.list');
  const router = useRouter();
  const mayEdit = useMay()('definition.edit');
  const [text, setText] = useQueryState('search', parseAsString.withDefault(''));
  const [dialog, setDialog] = useQueryState('dialog', parseAsStringLiteral(dialogs));
  const { data } = useQuery({
    queryKey: ['definitions', kind, text],
    queryFn: () => taken(definitionsList({ query: { kind, limit: 100, ...(text === '' ? {} : { text }) } })),
    placeholderData: keepPreviousData,
  });
  const hrefOf = ({ name }: DefinitionSummaryAnswer) => pathOf(name);
  const make = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void setDialog('new')}>
      {said.fresh}
    </Button>
  );
  return (
    <Page
      title={said.title}
      actions={make}
      tools={
        <div className="fm-list-tools">
          <TextInput
            className="fm-search"
            aria-label={said.search}
            placeholder={said.search}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => void setText(event.currentTarget.value || null)}
          />
        </div>
      }
    >
      <DataTable
        label={said.title}
        columns={useColumns()}
        rows={data?.items}
        rowId={({ name }) => name}
        rowName={({ title }) => title}
        href={hrefOf}
        onOpen={(row) => router.push(hrefOf(row))}
        empty={
          text === '' ? (
            <EmptyState action={make}>{said.empty}</EmptyState>
          ) : (
            <EmptyState>{words('nothingFound')}</EmptyState>
          )
        }
      />
      {dialog === 'new' && mayEdit && create(() => void setDialog(null))}
    </Page>
  );
}

function useColumns(): readonly TableColumn<DefinitionSummaryAnswer>[] {
  const words = useTranslations('document.list');
  return [
    { id: 'title', title: words('title'), cell: ({ title }) => title, minWidth: 200 },
    {
      id: 'name',
      title: words('name'),
      cell: ({ name }) => <code className="fm-mono">{name}</code>,
      minWidth: 160,
    },
    {
      id: 'version',
      title: words('version'),
      width: 140,
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
