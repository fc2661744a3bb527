'use client';
import type { ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Menu } from '@mantine/core';
import { IconTrash, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { SavedViewRow, ViewPage } from '@fermata/contracts';
import { useViews } from './use-views.ts';

interface Properties {
  readonly page: ViewPage;
  readonly path: string;
  /** The filters as they are now. */
  readonly query: string;
  readonly onSave: () => void;
}

/** The saved views to go to, and what can be done with the own ones. */
export function ViewItems({ page, path, query, onSave }: Properties): ReactNode {
  const words = useTranslations('views');
  const router = useRouter();
  const { list, replace, remove } = useViews(page);
  const views = list.data ?? [];
  const current = views.find((view) => view.query === query);
  return (
    <>
      {views.length === 0 && <Menu.Label>{words('empty')}</Menu.Label>}
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          aria-current={view === current ? 'true' : undefined}
          rightSection={view.shared ? <IconUsers size={14} aria-label={words('shared')} /> : null}
          onClick={() => router.push(view.query === '' ? path : `${path}?${view.query}`)}
        >
          {view.name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => onSave()}>{words('save')}</Menu.Item>
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
    </>
  );
}

function own(views: readonly SavedViewRow[]): readonly SavedViewRow[] {
  return views.filter((view) => view.own);
}
