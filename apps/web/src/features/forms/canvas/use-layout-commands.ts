'use client';
import { useMemo } from 'react';
import { useTranslations } from 'next-intl';
import type { Command } from '../../../shared/commands/command.ts';
import { useCommands } from '../../../shared/commands/registry.ts';
import { useCommit, useDesigner, useForm } from '../designer-context.tsx';
import { duplicateComponent, nudgeComponent, removeComponent } from '../model/form-changes.ts';

/** Moving, doubling and removing the selected component by key. */
export function useLayoutCommands(): void {
  const { selected, readOnly } = useDesigner();
  const definition = useForm();
  const commit = useCommit();
  const words = useTranslations('forms');
  const commands = useMemo(() => {
    const blocked = readOnly || selected === undefined ? words('selectFirst') : undefined;
    const command = (
      name: 'up' | 'down' | 'duplicate' | 'remove',
      keys: string,
      run: (path: string) => void,
    ): Command => ({
      id: `forms.${name}`,
      title: words(`command.${name}`),
      group: words('designer'),
      keys: [keys],
      ...(blocked !== undefined && { blocked }),
      run: () => {
        if (selected !== undefined) run(selected);
      },
    });
    return [
      command('up', 'Alt+ArrowUp', (path) => commit(nudgeComponent(definition, path, -1))),
      command('down', 'Alt+ArrowDown', (path) => commit(nudgeComponent(definition, path, 1))),
      command('duplicate', '$mod+d', (path) => commit(duplicateComponent(definition, path))),
      command('remove', '$mod+Backspace', (path) => commit(removeComponent(path))),
    ];
  }, [definition, selected, readOnly, words]);
  useCommands('forms.layout', commands);
}
