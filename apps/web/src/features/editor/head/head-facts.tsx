'use client';
import type { ReactNode } from 'react';
import { Badge, Group, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../shared/api/client.ts';
import { definitionsGet } from '../../../shared/api/generated/sdk.gen.ts';
import { useRefreshOn } from '../../../shared/stream/use-changes.ts';
import { useEditor } from '../editor-context.tsx';
import { usePresence } from './use-presence.ts';

/** What is published of it, and who else has it open. */
export function HeadFacts(): ReactNode {
  const words = useTranslations('editor.facts');
  const { id, readOnly } = useEditor();
  const others = usePresence();
  const key = ['definition', id.kind, id.name];
  useRefreshOn('definition', key, { only: `${id.kind}/${id.name}` });
  const { data } = useQuery({ queryKey: key, queryFn: () => taken(definitionsGet({ path: id })) });
  return (
    <Group gap="xs" wrap="nowrap">
      {data !== undefined && (
        <Badge variant="light" color="gray" tt="none">
          {words('version', { version: data.latestVersion, changed: String(data.changed) })}
        </Badge>
      )}
      {data?.archived === true && (
        <Badge variant="light" color="gray" tt="none">
          {words('archived')}
        </Badge>
      )}
      {readOnly && (
        <Badge variant="light" color="gray" tt="none">
          {words('readOnly')}
        </Badge>
      )}
      {others.map(({ person, tab, place, editing }) => (
        <Tooltip
          key={tab}
          label={words('other', { person, place: placeName(place), editing: String(editing) })}
        >
          <span
            className="fm-present"
            data-editing={editing || undefined}
            tabIndex={0}
            role="img"
            aria-label={words('other', { person, place: placeName(place), editing: String(editing) })}
          >
            {person.slice(0, 2).toUpperCase()}
          </span>
        </Tooltip>
      ))}
    </Group>
  );
}

function placeName(place: string): string {
  return place.replace(/^\/steps\//, '');
}
