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
    const presses = followPresses();
    for (const command of allCommands(owners)) {
      for (const keys of command.keys ?? []) {
        const isSingle = isSingleKey(keys);
        if (command.native === true || (isSingle && !singleKeys)) continue;
        const rests = isSingle || command.rests === true;
        bindings[keys] = (event) => {
          if (isEndOfSequence(keys, presses.before(), bindings)) return;
          if (event.defaultPrevented || (rests && isTaken(event.target)) || isBehindDialog(event.target))
            return;
          event.preventDefault();
          if (command.blocked === undefined) command.run();
        };
      }
    }
    const unbind = tinykeys(window, bindings);
    return () => {
      unbind();
      presses.stop();
    };
  }, [owners, singleKeys]);
  return null;
}

/** How long after the first key of a sequence the second one still belongs to it, as tinykeys has it. */
const SEQUENCE_MS = 1_000;

/** Remembers which key was pressed before the present one. */
function followPresses(): { readonly before: () => string | undefined; readonly stop: () => void } {
  let [before, now] = [
    { key: '', at: 0 },
    { key: '', at: 0 },
  ];
  const hear = ({ key, timeStamp }: KeyboardEvent): void => {
    [before, now] = [now, { key, at: timeStamp }];
  };
  window.addEventListener('keydown', hear, true);
  return {
    before: () => (now.at - before.at < SEQUENCE_MS ? before.key : undefined),
    stop: () => window.removeEventListener('keydown', hear, true),
  };
}

/** Whether a key is the second one of another command's sequence: G I goes to the instances and does nothing else. */
function isEndOfSequence(
  keys: string,
  before: string | undefined,
  bindings: Readonly<Record<string, unknown>>,
): boolean {
  return before !== undefined && !keys.includes(' ') && `${before} ${keys}` in bindings;
}

const takers =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="combobox"], [role="slider"]';

/** Whether a key press belongs to a field that takes text, or to a widget with keys of its own. A box to tick takes none: rows of a list are chosen by it, and then something is done with them. */
export function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(takers) !== null;
}

/** Whether a dialog lies over what the commands are about. */
function isBehindDialog(target: EventTarget | null): boolean {
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"]');
  return dialog !== null && !(target instanceof Element && target.closest('[data-commands]') !== null);
}
