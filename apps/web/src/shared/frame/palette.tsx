'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { usePathname, useRouter } from 'next/navigation';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { KeyChord } from '../commands/key-chord.tsx';
import { allCommands, useRegistry } from '../commands/registry.ts';
import { usePanels } from './panels.ts';
import { useRecent } from './recent.ts';
import { useFound, type Found } from './use-found.ts';

const [store, spotlight] = createSpotlight();

/** One place to go to anything and do anything, by typing. */
export function Palette(): ReactNode {
  const words = useTranslations('frame.palette');
  const close = usePanels((panels) => panels.close);
  const [query, setQuery] = useState('');
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

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly keys?: string;
  readonly blocked?: string;
  readonly run: () => void;
}

interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

function useGroups(query: string): readonly Group[] {
  const words = useTranslations('frame.palette');
  const router = useRouter();
  const path = usePathname();
  const recent = useRecent((store) => store.visited);
  const owners = useRegistry((registry) => registry.owners);
  const found = useFound(query);
  const go = (entry: Found): Entry => ({ ...entry, run: () => router.push(entry.path) });
  const commands = allCommands(owners)
    .filter(({ quiet, title, keywords = [] }) => quiet !== true && fits(query, [title, ...keywords]))
    .map(({ id, title, group, keys, blocked, run }) => ({
      id,
      title,
      hint: blocked ?? group,
      run,
      ...(keys?.[0] !== undefined && { keys: keys[0] }),
      ...(blocked !== undefined && { blocked }),
    }));
  const visited = recent
    .filter((page) => page.path !== path && fits(query, [page.title]))
    .map((page) => go({ id: `recent ${page.path}`, ...page }));
  const groups = [
    { label: words('recent'), entries: visited.slice(0, 5) },
    { label: words('definitions'), entries: found.definitions.map(go) },
    { label: words('instances'), entries: found.instances.map(go) },
    { label: words('actions'), entries: commands },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** Whether every word that was typed begins or lies in one of the texts. */
export function fits(query: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
