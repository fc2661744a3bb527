'use client';
import { useEffect, type ReactNode } from 'react';
import { usePathname, useRouter } from 'next/navigation';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Command } from '../commands/command.ts';
import { KeyChord } from '../commands/key-chord.tsx';
import { allCommands, useRegistry } from '../commands/registry.ts';
import { arranged, fits, type Entry, type Group } from './palette-ranking.ts';
import { usePaletteQuery } from './palette-query.ts';
import { usePanels } from './panels.ts';
import { useRecent } from './recent.ts';
import { useFound, type Found } from './use-found.ts';

const [store, spotlight] = createSpotlight();

/** One place to go to anything and do anything, by typing. */
export function Palette(): ReactNode {
  const words = useTranslations('frame.palette');
  const close = usePanels((panels) => panels.close);
  const { query, set: setQuery } = usePaletteQuery();
  const groups = useGroups(query);
  useEffect(() => {
    spotlight.open();
  }, []);
  useFirstChosen(query, groups);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={close}
      shortcut={null}
      scrollable
      maxHeight={480}
      aria-label={words('title')}
      transitionProps={{ duration: 0 }}
      centered={false}
      yOffset={96}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
    >
      <Spotlight.Search
        placeholder={words('placeholder')}
        aria-label={words('placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList className="fm-palette-list">
        {groups.map(({ label, entries }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {entries.map((entry) => (
              <Spotlight.Action key={entry.id} onClick={entry.run} disabled={entry.blocked !== undefined}>
                <span className="fm-palette-entry">
                  <span className="fm-palette-title">{entry.title}</span>
                  {entry.hint !== undefined && <span className="fm-palette-hint">{entry.hint}</span>}
                  {entry.keys !== undefined && <KeyChord keys={entry.keys} />}
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{words('empty')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Enter does the first thing that fits, also when the server's answers come after the last key. */
function useFirstChosen(query: string, groups: readonly Group[]): void {
  const shown = groups.flatMap(({ entries }) => entries.map(({ id }) => id)).join();
  useEffect(() => {
    if (query === '') return;
    const list = document.querySelector('.fm-palette-list');
    list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [query, shown]);
}

function useGroups(query: string): readonly Group[] {
  const words = useTranslations('frame.palette');
  const router = useRouter();
  const path = usePathname();
  const recent = useRecent((store) => store.visited);
  const owners = useRegistry((registry) => registry.owners);
  const found = useFound(query);
  const go = ({ path: to, ...thing }: Found): Entry => ({
    ...thing,
    ...(thing.hint !== undefined && { also: [thing.hint] }),
    run: () => router.push(to),
  });
  const commands = allCommands(owners)
    .filter(({ quiet }) => quiet !== true)
    .map(entryOf)
    .filter((entry) => fits(query, entry));
  const visited = recent
    .filter((page) => page.path !== path)
    .map((page) => go({ id: `recent ${page.path}`, ...page }))
    .filter((entry) => fits(query, entry));
  return arranged(query, [
    { label: words('recent'), entries: visited.slice(0, 5) },
    { label: words('definitions'), entries: found.definitions.map(go) },
    { label: words('instances'), entries: found.instances.map(go) },
    { label: words('actions'), entries: commands },
  ]);
}

function entryOf({ id, title, group, keys, keywords, blocked, run }: Command): Entry {
  return {
    id,
    title,
    hint: blocked ?? group,
    run,
    ...(keywords !== undefined && { also: keywords }),
    ...(keys?.[0] !== undefined && { keys: keys[0] }),
    ...(blocked !== undefined && { blocked }),
  };
}
