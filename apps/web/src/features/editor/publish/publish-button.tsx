'use client';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../shared/api/client.ts';
import { definitionsPublish } from '../../../shared/api/generated/sdk.gen.ts';
import { useEditor } from '../editor-context.tsx';
import type { Verdict } from '../use-problems.ts';

/** Makes the draft the next version. */
export function PublishButton({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const words = useTranslations('editor.publish');
  const { id, store, view } = useEditor();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const publish = async (): Promise<void> => {
    if (verdict.problems.some(({ severity }) => severity === 'error')) {
      view.setState({ drawer: 'problems' });
      return;
    }
    setBusy(true);
    try {
      const save = await store.actions.flush();
      if (save.kind !== 'saved') return;
      const { revision } = store.getState().base;
      const { version } = await taken(definitionsPublish({ path: id, body: { revision } }));
      notifications.show({ message: words('done', { version }) });
      await queries.invalidateQueries({ queryKey: ['definition'] });
    } catch (error) {
      notifications.show({ color: 'red', message: (error as Error).message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={isBusy} onClick={() => void publish()}>
      {words('button')}
    </Button>
  );
}
