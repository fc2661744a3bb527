'use client';
import type { ReactNode } from 'react';
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconHelp, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Hint } from '@fermata/ui';
import { KeyChord } from '../commands/key-chord.tsx';
import { Bell } from '../notices/bell.tsx';
import { SubmitBadge } from '../submit/submit-badge.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { usePanels } from './panels.ts';
import { ProjectChip } from './project-chip.tsx';
import { StreamBadge } from './stream-badge.tsx';

/** Where one is, search, help, colours, account. */
export function TopBar(): ReactNode {
  const words = useTranslations('frame');
  const open = usePanels((panels) => panels.open);
  return (
    <header className="fm-bar">
      <Breadcrumb />
      <StreamBadge />
      <SubmitBadge />
      <ProjectChip />
      <button type="button" className="fm-bar-search" onClick={() => open('palette')}>
        <IconSearch size={16} stroke={1.6} />
        <span className="fm-bar-search-words">{words('search')}</span>
        <KeyChord keys="$mod+k" />
      </button>
      <Hint label={words('help.title')}>
        <ActionIcon aria-label={words('help.title')} onClick={() => open('help')}>
          <IconHelp size={20} stroke={1.6} />
        </ActionIcon>
      </Hint>
      <Bell />
      <SchemeSwitch />
      <AccountMenu />
    </header>
  );
}

function SchemeSwitch(): ReactNode {
  const words = useTranslations('frame.scheme');
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light', { getInitialValueInEffect: true });
  const next = now === 'dark' ? 'light' : 'dark';
  const Icon = now === 'dark' ? IconSun : IconMoon;
  const label = words('switch', { scheme: words(next) });
  return (
    <Hint label={label}>
      <ActionIcon className="fm-bar-scheme" aria-label={label} onClick={() => setColorScheme(next)}>
        <Icon size={20} stroke={1.6} />
      </ActionIcon>
    </Hint>
  );
}
