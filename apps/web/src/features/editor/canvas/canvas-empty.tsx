'use client';
import type { ReactNode } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEditor } from '../editor-context.tsx';

/** A workflow without a step: one thing to do. */
export function CanvasEmpty(): ReactNode {
  const words = useTranslations('editor.canvas');
  const { view, readOnly } = useEditor();
  return (
    <Stack align="center" gap="sm">
      <Text c="dimmed">{words('empty')}</Text>
      {!readOnly && (
        <Button onClick={() => view.setState({ pick: { kind: 'insert', place: { kind: 'free' } } })}>
          {words('first')}
        </Button>
      )}
    </Stack>
  );
}
