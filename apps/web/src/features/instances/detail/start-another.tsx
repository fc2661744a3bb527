'use client';
import { useMemo, type ReactNode } from 'react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { InstanceDetail } from '@fermata/contracts';
import { useCommands } from '../../../shared/commands/registry.ts';
import { useMay } from '../../../shared/session/use-me.ts';

/** Opens the start form with the input of this instance, as a button and as a command. */
export function StartAnother({ instance }: { readonly instance: InstanceDetail }): ReactNode {
  const words = useTranslations('instances');
  const router = useRouter();
  const may = useMay()('instance.start');
  const { id, definition } = instance;
  const path = `/instances/start?workflow=${encodeURIComponent(definition)}&from=${encodeURIComponent(id)}`;
  const commands = useMemo(
    () =>
      may
        ? [
            {
              id: 'instance.another',
              title: words('start.another'),
              group: words('one'),
              run: () => router.push(path),
            },
          ]
        : [],
    [may, words, router, path],
  );
  useCommands('instance-another', commands);
  if (!may) return null;
  return (
    <Button
      component={Link}
      href={path}
      variant="default"
      className="fm-no-print"
      leftSection={<IconPlayerPlay size={16} />}
    >
      {words('start.another')}
    </Button>
  );
}
