'use client';
import type { ReactNode } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { LateMenu } from '@fermata/ui';
import { useProjects } from '../session/use-projects.ts';
import { usePanels } from './panels.ts';

const loadItems = async () => (await import('./project-items.tsx')).ProjectItems;

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
    <LateMenu
      opened={isOpen}
      onChange={(opened) => (opened ? open('projects') : close())}
      position="bottom-end"
      width={300}
      // On a narrow screen the chip is hidden and the command opens the menu.
      hideDetached={false}
      load={loadItems}
      given={{ projects, shown }}
      target={
        <UnstyledButton className="fm-project" aria-label={words('chip', { title: shown })}>
          {shown}
        </UnstyledButton>
      }
    />
  );
}
