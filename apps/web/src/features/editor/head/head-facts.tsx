'use client';
import type { ReactNode } from 'react';
import { Badge, Group, Tooltip } from '@mantine/core';
import { IconBrowser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { PresentPersonAnswer } from '../../../shared/api/generated/types.gen.ts';
import { taken } from '../../../shared/api/client.ts';
import { definitionsGet } from '../../../shared/api/generated/sdk.gen.ts';
import { useMe } from '../../../shared/session/use-me.ts';
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
      {others.map((other) => (
        <Present key={other.tab} other={other} />
      ))}
    </Group>
  );
}

/** Somebody who has it open; one's own other tab is told from other people. */
function Present({ other }: { readonly other: PresentPersonAnswer }): ReactNode {
  const words = useTranslations('editor.facts');
  const { data: me } = useMe();
  const { person, place, editing } = other;
  const isOwn = person === me?.id;
  const values = { person, place: placeName(place), editing: String(editing) };
  const label = words(isOwn ? 'ownTab' : 'other', values);
  return (
    <Tooltip label={label}>
      <span
        className="fm-present"
        data-editing={editing || undefined}
        tabIndex={0}
        role="img"
        aria-label={label}
      >
        {isOwn ? <IconBrowser size={14} aria-hidden /> : person.slice(0, 2).toUpperCase()}
      </span>
    </Tooltip>
  );
}

function placeName(place: string): string {
  return place.replace(/^\/steps\//, '');
}
