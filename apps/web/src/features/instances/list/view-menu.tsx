'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { useRouter, useSearchParams } from 'next/navigation';
import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconTrash, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { SavedViewRow } from '@fermata/contracts';
import { useViews } from '../api/views.ts';

const SaveView = dynamic(() => import('./save-view.tsx').then((part) => part.SaveView), { ssr: false });

/** Saved views: go to one, save the filters as one, change or remove an own one. */
export function ViewMenu(): ReactNode {
  const words = useTranslations('instances.views');
  const router = useRouter();
  const query = useSearchParams().toString();
  const { list, replace, remove } = useViews();
  const [isSaving, setSaving] = useState(false);
  const views = list.data ?? [];
  const current = views.find((view) => view.query === query);
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconBookmark size={14} />}>
            {current?.name ?? words('title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{words('empty')}</Menu.Label>}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              aria-current={view === current ? 'true' : undefined}
              rightSection={view.shared ? <IconUsers size={14} aria-label={words('shared')} /> : null}
              onClick={() => router.push(view.query === '' ? '/instances' : `/instances?${view.query}`)}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>{words('save')}</Menu.Item>
          {own(views).map((view) => (
            <Menu.Item
              key={`replace ${view.id}`}
              disabled={view === current}
              onClick={() => replace.mutate({ ...view, query })}
            >
              {words('replace', { name: view.name })}
            </Menu.Item>
          ))}
          {own(views).map((view) => (
            <Menu.Item
              key={`remove ${view.id}`}
              className="fm-danger"
              leftSection={<IconTrash size={14} />}
              onClick={() => remove.mutate(view.id)}
            >
              {words('remove', { name: view.name })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isSaving && <SaveView query={query} onClose={() => setSaving(false)} />}
    </>
  );
}

function own(views: readonly SavedViewRow[]): readonly SavedViewRow[] {
  return views.filter((view) => view.own);
}
