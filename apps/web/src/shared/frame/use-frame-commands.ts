'use client';
import { useMemo } from 'react';
import { useRouter } from 'next/navigation';
import { useMantineColorScheme } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Command } from '../commands/command.ts';
import { useCommands } from '../commands/registry.ts';
import { usePreferences } from '../theme/preferences.ts';
import { usePanels } from './panels.ts';
import { useAreas } from './use-areas.ts';

/** What one can do on every page: go to an area, search, see the keys, change how it looks. */
export function useFrameCommands(): void {
  const words = useTranslations('frame');
  const notices = useTranslations('notices');
  const router = useRouter();
  const areas = useAreas();
  const letters = areas.map(({ letter }) => letter).join('');
  const open = usePanels((panels) => panels.open);
  const { setColorScheme } = useMantineColorScheme();
  const set = usePreferences((preferences) => preferences.set);
  const commands = useMemo<readonly Command[]>(() => {
    const group = words('everywhere');
    const command = (id: string, title: string, run: () => void, keys?: string): Command => ({
      id,
      title,
      group,
      run,
      ...(keys !== undefined && { keys: [keys] }),
    });
    return [
      { ...command('frame.palette', words('search'), () => open('palette'), '$mod+k'), quiet: true },
      { ...command('frame.keys', words('keySheet.title'), () => open('keys')), keys: ['Shift+?', '?'] },
      command('frame.help', words('help.title'), () => open('help'), 'F1'),
      command('frame.notices', notices('title'), () => open('notices'), 'g n'),
      command('frame.project', words('projects.switch'), () => open('projects')),
      ...areas.map(({ name, path, letter }) =>
        command(
          `go.${name}`,
          words('goTo', { page: words(`pages.${name}`) }),
          () => router.push(path),
          `g ${letter}`,
        ),
      ),
      command('go.account', words('goTo', { page: words('accountPage') }), () => router.push('/account')),
      command('frame.light', words('scheme.switch', { scheme: words('scheme.light') }), () =>
        setColorScheme('light'),
      ),
      command('frame.dark', words('scheme.switch', { scheme: words('scheme.dark') }), () =>
        setColorScheme('dark'),
      ),
      command('frame.compact', words('density.compact'), () => set({ density: 'compact' })),
      command('frame.normal', words('density.normal'), () => set({ density: 'normal' })),
    ];
    // The areas are known by their letters: the list itself is new with each render.
  }, [letters, open, router, set, setColorScheme, words, notices]);
  useCommands('frame', commands);
}
