'use client';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { JsonValue } from '@fermata/model';
import { CopyButton } from '../text/id-text.tsx';
import type { JsonViewProps } from './editor-props.ts';
import { JsonBranch, type Tree } from './json-branch.tsx';
import { entriesOf, foundIn, pathsAbove } from './json-search.ts';

/** A JSON value to read: a tree that opens and closes, searched, with paths and values to copy. Texts stay texts. */
export function JsonView(properties: JsonViewProps): ReactNode {
  const { value, label } = properties;
  const say = useTranslations('ui.json');
  if (value === undefined) return <p className="fm-findings-none">{say('none')}</p>;
  return <JsonTree {...properties} value={value} key={label} />;
}

function JsonTree({
  value,
  label,
  openLevels = 2,
  onPick,
}: JsonViewProps & { readonly value: JsonValue }): ReactNode {
  const say = useTranslations('ui.json');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const found = useMemo(() => foundIn(value, words), [value, words]);
  const above = useMemo(() => new Set([...found].flatMap(pathsAbove)), [found]);
  const tree: Tree = {
    isOpen: (path, level) => above.has(path) || (chosen[path] ?? level < openLevels),
    toggle: (path, isOpen) => setChosen((now) => ({ ...now, [path]: isOpen })),
    isFound: (path) => found.has(path),
    onPick,
  };
  const isLarge = entriesOf(value).length > 0;
  return (
    <div className="fm-json">
      <div className="fm-json-tools">
        {isLarge && (
          <TextInput
            size="xs"
            leftSection={<IconSearch size={14} />}
            aria-label={say('search')}
            placeholder={say('search')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        {words.trim() !== '' && <span aria-live="polite">{say('found', { count: found.size })}</span>}
        <CopyButton text={JSON.stringify(value, undefined, 2)} />
      </div>
      <ul role="tree" aria-label={label} onKeyDown={walk}>
        <JsonBranch name={label} value={value} path="" level={0} tree={tree} />
      </ul>
    </div>
  );
}

/** Arrows go up and down the lines that are shown; left and right close and open. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]');
  if (here === null || here !== event.target) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const index = lines.indexOf(here);
  const isOpen = here.getAttribute('aria-expanded');
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => lines[index + 1]?.focus(),
    ArrowUp: () => lines[index - 1]?.focus(),
    Home: () => lines[0]?.focus(),
    End: () => lines.at(-1)?.focus(),
    ArrowRight: () => (isOpen === 'false' ? twist(here) : lines[index + 1]?.focus()),
    ArrowLeft: () => (isOpen === 'true' ? twist(here) : parentOf(here)?.focus()),
  };
  const act = acts[event.key];
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function twist(line: HTMLElement): void {
  line.querySelector<HTMLElement>(':scope > .fm-json-line')?.click();
}

function parentOf(line: HTMLElement): HTMLElement | null | undefined {
  return line.parentElement?.closest<HTMLElement>('[role=treeitem]');
}
