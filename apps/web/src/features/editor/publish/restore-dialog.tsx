'use client';
import type { ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../shared/api/client.ts';
import { definitionsGet, versionsRestore } from '../../../shared/api/generated/sdk.gen.ts';
import type { DefinitionKey } from '../../../shared/document/draft-port.ts';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { Modal } from '../../../shared/frame/dialogs.tsx';

interface Properties {
  readonly id: DefinitionKey;
  readonly version: number;
  readonly onClose: () => void;
}

/** Makes a version the draft again; whoever saved a moment before is told, not overwritten. */
export function RestoreDialog({ id, version, onClose }: Properties): ReactNode {
  const words = useTranslations('publish.versions');
  const failureText = useFailureText();
  const router = useRouter();
  const queries = useQueryClient();
  // The draft as it is when the person is asked.
  const seen = useQuery({
    queryKey: ['definition', id.kind, id.name],
    queryFn: () => taken(definitionsGet({ path: id })),
    staleTime: 0,
  });
  const revision = seen.data?.draftRevision;
  const restore = useMutation({
    mutationFn: () =>
      taken(versionsRestore({ path: id, body: { version }, headers: { 'If-Match': `"${revision}"` } })),
    onSuccess: async () => {
      notifications.show({ message: words('restored', { version }) });
      await queries.invalidateQueries({ queryKey: ['draft'] });
      router.push(`/workflows/${encodeURIComponent(id.name)}`);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('restore', { version })}
      closeButtonProps={{ 'aria-label': words('cancel') }}
    >
      <Stack gap="md">
        <Text size="sm">{words('confirm', { version })}</Text>
        {restore.error !== null && <Alert color="red">{failureText(restore.error)}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button
            loading={restore.isPending}
            disabled={revision === undefined}
            onClick={() => restore.mutate()}
          >
            {words('do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
