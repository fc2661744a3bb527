'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'next/navigation';
import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LateMenu } from '@fermata/ui';
import { useViews } from '../api/views.ts';

const SaveView = dynamic(() => import('./save-view.tsx').then((part) => part.SaveView), { ssr: false });

const loadItems = async () => (await import('./view-items.tsx')).ViewItems;

/** Saved views: go to one, save the filters as one, change or remove an own one. */
export function ViewMenu(): ReactNode {
  const words = useTranslations('instances.views');
  const query = useSearchParams().toString();
  const { list } = useViews();
  const [isSaving, setSaving] = useState(false);
  const current = list.data?.find((view) => view.query === query);
  return (
    <>
      <LateMenu
        position="bottom-end"
        width={280}
        load={loadItems}
        given={{ query, onSave: () => setSaving(true) }}
        target={
          <Button variant="default" size="xs" leftSection={<IconBookmark size={14} />}>
            {current?.name ?? words('title')}
          </Button>
        }
      />
      {isSaving && <SaveView query={query} onClose={() => setSaving(false)} />}
    </>
  );
}
