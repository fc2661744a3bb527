'use client';
import { useEffect, type ReactNode } from 'react';
import { tinykeys } from 'tinykeys';
import { usePreferences } from '../theme/preferences.ts';
import { allCommands, useRegistry } from './registry.ts';
import { isSingleKey } from './single-key.ts';

/** Listens for the keys of all commands; the newest owner of a key wins. */
export function Keys(): ReactNode {
  const owners = useRegistry((registry) => registry.owners);
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const command of allCommands(owners)) {
      for (const keys of command.keys ?? []) {
        const isSingle = isSingleKey(keys);
        if (command.native === true || (isSingle && !singleKeys)) continue;
        const rests = isSingle || command.rests === true;
        bindings[keys] = (event) => {
          if (event.defaultPrevented || (rests && isTaken(event.target)) || isBehindDialog(event.target))
            return;
          event.preventDefault();
          if (command.blocked === undefined) command.run();
        };
      }
    }
    return tinykeys(window, bindings);
  }, [owners, singleKeys]);
  return null;
}

const takers =
  'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="combobox"], [role="slider"]';

/** Whether a key press belongs to a field that takes text, or to a widget with keys of its own. */
export function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(takers) !== null;
}

/** Whether a dialog lies over what the commands are about. */
function isBehindDialog(target: EventTarget | null): boolean {
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"]');
  return dialog !== null && !(target instanceof Element && target.closest('[data-commands]') !== null);
}
