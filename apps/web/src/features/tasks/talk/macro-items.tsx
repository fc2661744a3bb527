'use client';
import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { IconBookmarkPlus, IconPencil, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Macro, TaskDetail } from '@fermata/contracts';
import { addComment } from './talk-doors.ts';
import { useAfterTalk } from './use-after-talk.ts';

interface Properties {
  readonly task: TaskDetail;
  /** Undefined while they are on their way. */
  readonly macros: readonly Macro[] | undefined;
  readonly onApply: (macro: Macro) => void;
  readonly onEdit: (macro: Macro | 'new') => void;
}

/** The entries of the menu of saved answers. */
export function MacroItems({ task, macros, onApply, onEdit }: Properties): ReactNode {
  const words = useTranslations('task.macros');
  const { refresh, failed } = useAfterTalk(task.id);
  const apply = (macro: Macro): void => {
    onApply(macro);
    if (macro.comment === undefined || macro.comment === '') return;
    addComment(task.id, { text: macro.comment }, crypto.randomUUID()).then(refresh).catch(failed);
  };
  return (
    <>
      {macros?.length === 0 && <Menu.Label>{words('none')}</Menu.Label>}
      {macros === undefined && <Menu.Label>{words('loading')}</Menu.Label>}
      {macros?.map((macro) => (
        <div key={macro.id} className="fm-work-macro">
          <Menu.Item
            leftSection={macro.shared && <IconUsers size={16} aria-label={words('shared')} />}
            onClick={() => apply(macro)}
          >
            {macro.name}
          </Menu.Item>
          {macro.own && (
            <Menu.Item aria-label={words('edit', { name: macro.name })} onClick={() => onEdit(macro)}>
              <IconPencil size={16} />
            </Menu.Item>
          )}
        </div>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconBookmarkPlus size={16} />} onClick={() => onEdit('new')}>
        {words('save')}
      </Menu.Item>
    </>
  );
}
