'use client';
import { useEffect, useRef, type RefObject } from 'react';
import type { FocusWish } from './contract.ts';

const CONTROLS = 'input, textarea, select, [contenteditable="true"], button:not(.fm-in-field-help)';

/**
 * Puts the focus on the field of a place, or of its nearest holder that has one. Runs after the tab that shows it has
 * been opened; a wish whose very field was found is done, so that who walks on through the tabs keeps the focus there.
 */
export function useFocusWish(
  root: RefObject<HTMLElement | null>,
  focus: FocusWish | undefined,
  shown: string,
): void {
  const done = useRef<FocusWish>(undefined);
  useEffect(() => {
    if (focus === undefined || focus === done.current || root.current === null) return;
    const field = nearestField(root.current, focus.path);
    if (field === undefined) return;
    if (field.dataset['path'] === focus.path) done.current = focus;
    field.closest('details')?.setAttribute('open', '');
    field.scrollIntoView?.({ block: 'nearest' });
    field.querySelector<HTMLElement>(CONTROLS)?.focus();
  }, [root, focus, shown]);
}

function nearestField(root: HTMLElement, path: string): HTMLElement | undefined {
  const fields = [...root.querySelectorAll<HTMLElement>('[data-path]')];
  for (let place = path; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const found = fields.find((field) => field.dataset['path'] === place);
    if (found !== undefined) return found;
  }
  return undefined;
}
