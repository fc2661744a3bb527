'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../shared/api/client.ts';
import { shelfUsedBy } from '../../../shared/api/generated/sdk.gen.ts';
import { Drawer } from '../../../shared/frame/dialogs.tsx';
import { useEditor } from '../editor-context.tsx';

/** Which published definitions refer to this one. */
export function UsedBy({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('editor.usedBy');
  const { id } = useEditor();
  const { data } = useQuery({
    queryKey: ['used-by', id.kind, id.name],
    queryFn: async () => (await taken(shelfUsedBy({ path: id }))).items,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={words('title')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="xs">
        {data?.length === 0 && <Text c="dimmed">{words('none')}</Text>}
        {data?.map(({ kind, name, version, path, uses }) => (
          <div key={`${kind} ${name} ${version} ${path}`}>
            {kind === 'workflow' ? (
              <Anchor component={Link} href={`/workflows/${encodeURIComponent(name)}`}>
                {name}
              </Anchor>
            ) : (
              name
            )}
            <Text size="xs" c="dimmed">
              {words('how', { version, path, uses })}
            </Text>
          </div>
        ))}
      </Stack>
    </Drawer>
  );
}
