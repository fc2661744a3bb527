'use client';
import { useState, type ReactNode } from 'react';
import Link from 'next/link';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconFlag,
  IconHistory,
  IconHierarchy,
  IconPlayerPlay,
  IconVersions,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEditor } from '../editor-context.tsx';
import { Revisions } from './revisions.tsx';
import { UsedBy } from './used-by.tsx';

/** What is done with the document as a whole. */
export function MoreMenu(): ReactNode {
  const words = useTranslations('editor.more');
  const versions = useTranslations('publish');
  const { id, store, view, readOnly } = useEditor();
  const [shown, setShown] = useState<'revisions' | 'uses'>();
  const download = (): void => {
    const { source, format } = store.getState().document;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([source], { type: 'text/plain' }));
    link.download = `${id.name}.${format}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={words('label')}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!readOnly && (
            <Menu.Item
              leftSection={<IconFlag size={16} />}
              onClick={() => view.setState({ pick: { kind: 'checkpoint' } })}
            >
              {words('checkpoint')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => setShown('revisions')}>
            {words('revisions')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconVersions size={16} />}
            component={Link}
            href={`/workflows/${encodeURIComponent(id.name)}/versions`}
          >
            {versions('versions.short')}
          </Menu.Item>
          <Menu.Item leftSection={<IconHierarchy size={16} />} onClick={() => setShown('uses')}>
            {words('usedBy')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPlayerPlay size={16} />}
            component={Link}
            href={`/instances?definition=${encodeURIComponent(id.name)}`}
          >
            {words('instances')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={download}>
            {words('download')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {shown === 'revisions' && <Revisions onClose={() => setShown(undefined)} />}
      {shown === 'uses' && <UsedBy onClose={() => setShown(undefined)} />}
    </>
  );
}
