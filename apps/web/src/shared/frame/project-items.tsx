'use client';
import type { ReactNode } from 'react';
import { Menu, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ProjectRow } from '@fermata/contracts';

interface Properties {
  readonly projects: readonly ProjectRow[];
  /** The title of the project one works in. */
  readonly shown: string;
}

/** The projects that the person may enter, and how one works in another. */
export function ProjectItems({ projects, shown }: Properties): ReactNode {
  const words = useTranslations('frame.projects');
  return (
    <>
      <Menu.Label>{words('title')}</Menu.Label>
      {projects.map(({ name, title, isCurrent }) => (
        <Menu.RadioItem
          key={name}
          value={name}
          checked={isCurrent}
          checkIcon={<IconCheck size={14} />}
          disabled={!isCurrent}
          closeMenuOnClick
        >
          {title}
        </Menu.RadioItem>
      ))}
      <Text size="xs" c="dimmed" px="sm" py="xs">
        {words(noteOf(projects), { title: shown })}
      </Text>
    </>
  );
}

function noteOf({ length }: readonly ProjectRow[]): 'unreadable' | 'only' | 'others' {
  if (length === 0) return 'unreadable';
  return length === 1 ? 'only' : 'others';
}
