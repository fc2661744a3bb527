'use client';
import { useEffect, useRef, type RefObject } from 'react';
import { isTaken } from '../../../shared/commands/keys.tsx';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import type { MenuVerb } from './standing.ts';

/** The verb of each key; C claims by the button that is offered for it. */
const keys: Readonly<Record<string, MenuVerb>> = Object.freeze({ a: 'assign', s: 'snooze', c: 'release' });

/** Keys that are pressed in the task are about this task, not about the row where the list's cursor stands. */
export function usePaneKeys(
  place: RefObject<HTMLElement | null>,
  verbs: readonly MenuVerb[],
  choose: (verb: MenuVerb) => void,
): void {
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const latest = useRef({ verbs, choose });
  useEffect(() => {
    latest.current = { verbs, choose };
  });
  useEffect(() => {
    const pane = place.current?.closest<HTMLElement>('.fm-work');
    if (!pane || !singleKeys) return undefined;
    const hear = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      const verb = keys[key];
      if (verb === undefined || ctrlKey || metaKey || altKey || defaultPrevented || isTaken(target)) return;
      if (!latest.current.verbs.includes(verb)) return;
      event.preventDefault();
      latest.current.choose(verb);
    };
    pane.addEventListener('keydown', hear);
    return () => pane.removeEventListener('keydown', hear);
  }, [place, singleKeys]);
}
