'use client';
import type { ReactNode } from 'react';
import { PointMenu, type MenuEntry } from '@fermata/ui';
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
    'editor.peek',
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
  const commands = allCommands(owners).filter(({ id }) => ids.includes(id));
  const items = commands.map(({ id, title, keys, blocked, run }): MenuEntry => ({
    key: id,
    label: title,
    disabled: blocked !== undefined,
    danger: id === 'editor.delete',
    ...(keys?.[0] === undefined ? {} : { keys: keys[0].replace('$mod', 'Ctrl') }),
    onClick: run,
  }));
  return <PointMenu at={menu.at} items={items} onClose={() => view.setState({ menu: undefined })} />;
}
