'use client';
import type { ReactNode } from 'react';
import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ProjectRow } from '@fermata/contracts';
import { useProjects } from '../session/use-projects.ts';
import { usePanels } from './panels.ts';

/**
 * Which project's things these are, and which others the person may enter. A browser's session works in one project:
 * the others are shown, and how to work in them is said.
 */
export function ProjectChip(): ReactNode {
  const words = useTranslations('frame.projects');
  const isOpen = usePanels(({ shown }) => shown === 'projects');
  const { open, close } = usePanels.getState();
  const projects = useProjects() ?? [];
  const current = projects.find(({ isCurrent }) => isCurrent);
  const shown = current?.title ?? words('unknown');
  return (
    <Menu
      opened={isOpen}
      onChange={(opened) => (opened ? open('projects') : close())}
      position="bottom-end"
      width={300}
      // On a narrow screen the chip is hidden and the command opens the menu.
      hideDetached={false}
    >
      <Menu.Target>
        <UnstyledButton className="fm-project" aria-label={words('chip', { title: shown })}>
          {shown}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words('title')}</Menu.Label>
        {projects.map(({ name, title, isCurrent }) => (
          <Menu.Item
            key={name}
            role="menuitemradio"
            aria-checked={isCurrent}
            disabled={!isCurrent}
            rightSection={isCurrent ? <IconCheck size={16} /> : undefined}
          >
            {title}
          </Menu.Item>
        ))}
        <Text size="xs" c="dimmed" px="sm" py="xs">
          {words(noteOf(projects), { title: shown })}
        </Text>
      </Menu.Dropdown>
    </Menu>
  );
}

function noteOf({ length }: readonly ProjectRow[]): 'unreadable' | 'only' | 'others' {
  if (length === 0) return 'unreadable';
  return length === 1 ? 'only' : 'others';
}
