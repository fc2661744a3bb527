'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Button, Group, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { DefinitionVersionAnswer } from '../../../shared/api/generated/types.gen.ts';
import { useMay } from '../../../shared/session/use-me.ts';

interface Properties {
  readonly version: DefinitionVersionAnswer;
  readonly onRestore: () => void;
}

/** One version: its note, who published it and when, and what can be done with it. */
export function VersionLine({ version, onRestore }: Properties): ReactNode {
  const words = useTranslations('publish.versions');
  const format = useFormatter();
  const may = useMay();
  const { note, publishedBy, publishedAt, name } = version;
  const when = format.dateTime(new Date(publishedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="fm-version">
      <strong>{words('version', { version: version.version })}</strong>
      <Text size="sm">{note ?? words('noNote')}</Text>
      <Text size="xs" c="dimmed">
        {words('by', { who: publishedBy, when })}
      </Text>
      <Group gap="xs" mt={4}>
        {may('definition.edit') && (
          <Button size="compact-xs" variant="default" onClick={onRestore}>
            {words('restore', { version: version.version })}
          </Button>
        )}
        {may('instance.start') && (
          <Button
            size="compact-xs"
            variant="subtle"
            component={Link}
            href={`/instances/start?workflow=${encodeURIComponent(name)}&version=${version.version}`}
          >
            {words('start', { version: version.version })}
          </Button>
        )}
      </Group>
    </li>
  );
}
