'use client';
import { useEffect, type ReactNode } from 'react';
import { usePaletteQuery } from './palette-query.ts';

/** Keeps what is typed for the palette while its field is still coming: it is no key of the page behind. */
export function HeldKeys(): ReactNode {
  useEffect(() => {
    const { set } = usePaletteQuery.getState();
    const hear = (event: KeyboardEvent): void => {
      if (isFieldOfPalette(event.target) || !isText(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      set(usePaletteQuery.getState().query + event.key);
    };
    window.addEventListener('keydown', hear, true);
    return () => {
      window.removeEventListener('keydown', hear, true);
      set('');
    };
  }, []);
  return null;
}

function isText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}

function isFieldOfPalette(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}
