'use client';
import type { ReactNode } from 'react';
import { PointMenu, type MenuEntry } from '@fermata/ui';
import { isMac, keyWords } from '../../../shared/commands/key-words.ts';
import { allCommands, useRegistry } from '../../../shared/commands/registry.ts';
import { useEditor, useView } from '../editor-context.tsx';

/** What the menu of each kind of thing offers: commands of the registry, by their ids. */
const offered = Object.freeze({
  step: [
    'editor.rename',
    'editor.connect',
    'editor.insert',
    'editor.replace',
    'editor.toggle',
    'editor.inside',
    'editor.copy',
    'editor.duplicate',
    'editor.group',
    'editor.extract',
    'editor.delete',
  ],
  edge: ['editor.insert', 'editor.delete'],
  note: ['editor.delete'],
  group: ['editor.ungroup'],
  canvas: ['editor.insert', 'editor.paste', 'editor.note', 'editor.selectAll', 'editor.tidy', 'editor.fit'],
} as const);

/** The menu of what a person points at: another view of the commands. */
export function CanvasMenu(): ReactNode {
  const { view } = useEditor();
  const menu = useView((state) => state.menu);
  const owners = useRegistry((registry) => registry.owners);
  if (menu === undefined) return null;
  const ids: readonly string[] = offered[menu.target.kind];
  const byId = new Map(allCommands(owners).map((command) => [command.id, command]));
  const items = ids.flatMap((id): readonly MenuEntry[] => {
    const command = byId.get(id);
    if (command === undefined) return [];
    const { title, keys: [first] = [], blocked, run } = command;
    return [
      {
        key: id,
        label: title,
        disabled: blocked !== undefined,
        danger: id === 'editor.delete',
        ...(first === undefined ? {} : { keys: shownKeys(first) }),
        onClick: run,
      },
    ];
  });
  return <PointMenu at={menu.at} items={items} onClose={() => view.setState({ menu: undefined })} />;
}

/** A chord in one word, as the key sheet writes it. */
function shownKeys(keys: string): string {
  return keyWords(keys, isMac())
    .map((press) => press.join('+'))
    .join(' ');
}
