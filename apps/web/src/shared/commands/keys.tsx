'use client';
import { useEffect, type ReactNode } from 'react';
import { tinykeys } from 'tinykeys';
import { allCommands, useRegistry } from './registry.ts';
import { usePreferences } from '../theme/preferences.ts';

const singleKey = /^(Shift\+)?[^+]$|^[a-z] [a-z]$|^(Space|F\d+|Enter|Delete|Backspace|Arrow\w+)$/;

/** Listens for the keys of all commands; the newest owner of a key wins. */
export function Keys(): ReactNode {
  const owners = useRegistry((registry) => registry.owners);
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const command of allCommands(owners)) {
      for (const keys of command.keys ?? []) {
        if (!singleKeys && singleKey.test(keys)) continue;
        bindings[keys] = (event) => {
          if (singleKey.test(keys) && isTyping(event.target)) return;
          event.preventDefault();
          if (command.blocked === undefined) command.run();
        };
      }
    }
    return tinykeys(window, bindings);
  }, [owners, singleKeys]);
  return null;
}

/** Whether a key press belongs to a field that takes text, or to a widget with keys of its own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="menu"], [role="listbox"]')) return true;
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
