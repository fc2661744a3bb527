'use client';
import {
  useRef,
  type KeyboardEvent,
  type KeyboardEventHandler,
  type RefCallback,
  type RefObject,
} from 'react';
import { useRovingIndex } from '@mantine/hooks';
import { nothingTyped, titleAhead, typeOn } from './type-ahead.ts';

/** What makes an entry reached and left by keys. */
export interface EntryKeys {
  readonly tabIndex: 0 | -1;
  readonly ref: RefCallback<HTMLElement>;
  readonly onFocus: () => void;
  readonly onKeyDown: KeyboardEventHandler;
}

/** The keys of the palette. */
export interface PaletteKeys {
  /** The list that has the entries as its buttons. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** Those of the entry at a place among all that are shown. */
  readonly entry: (index: number) => EntryKeys;
  /** Those of the search above: down goes to the first entry. */
  readonly search: KeyboardEventHandler;
  /** Has Tab lead to the first entry again: others are shown now. */
  readonly restart: () => void;
}

/**
 * One stop of Tab for all entries: arrows, Home, End and the first letters of a title go from one to another. What is
 * pressed with Control, Alt, Shift or Meta is left to commands.
 */
export function usePaletteKeys(titles: readonly string[]): PaletteKeys {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef(nothingTyped);
  const roving = useRovingIndex({ total: titles.length, orientation: 'vertical', loop: false });
  const goTo = (event: KeyboardEvent, index: number | undefined): void => {
    event.preventDefault();
    if (index !== undefined) list.current?.querySelectorAll('button')[index]?.focus();
  };
  const typeAhead = (event: KeyboardEvent, here: number): void => {
    const now = typeOn(typed.current, event.key, event.timeStamp);
    if (now === undefined) return;
    typed.current = now;
    goTo(event, titleAhead(titles, here, now));
  };
  const entry = (index: number): EntryKeys => {
    const { tabIndex, ref, onKeyDown } = roving.getItemProps({
      index,
      onKeyDown: (event) => typeAhead(event, index),
    });
    return {
      tabIndex,
      ref,
      onFocus: () => roving.setFocusedIndex(index),
      onKeyDown: (event) => {
        if (!hasModifier(event)) onKeyDown(event);
      },
    };
  };
  const search = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' && !hasModifier(event)) goTo(event, 0);
  };
  return { list, entry, search, restart: () => roving.setFocusedIndex(0) };
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}
