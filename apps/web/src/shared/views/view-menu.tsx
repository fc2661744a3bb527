'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'next/navigation';
import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ViewPage } from '@fermata/contracts';
import { LateMenu } from '@fermata/ui';
import { useViews } from './use-views.ts';

const SaveView = dynamic(() => import('./save-view.tsx').then((part) => part.SaveView), { ssr: false });

const loadItems = async () => (await import('./view-items.tsx')).ViewItems;

interface Properties {
  readonly page: ViewPage;
  /** Where the page lives. */
  readonly path: string;
}

/** Saved views of a page: go to one, save the filters as one, change or remove an own one. */
export function ViewMenu({ page, path }: Properties): ReactNode {
  const words = useTranslations('views');
  const query = useSearchParams().toString();
  const { list } = useViews(page);
  const [isSaving, setSaving] = useState(false);
  const current = list.data?.find((view) => view.query === query);
  return (
    <>
      <LateMenu
        position="bottom-end"
        width={280}
        load={loadItems}
        given={{ page, path, query, onSave: () => setSaving(true) }}
        target={
          <Button variant="default" size="xs" leftSection={<IconBookmark size={14} />}>
            {current?.name ?? words('title')}
          </Button>
        }
      />
      {isSaving && <SaveView page={page} query={query} onClose={() => setSaving(false)} />}
    </>
  );
}
