'use client';
import { useState, type KeyboardEvent } from 'react';
import type { Choice } from '@fermata/forms';
import type { InputProperties } from '../registry/registration.ts';
import { useChosen } from './use-chosen.ts';
import { useSearch, type Search } from './use-lookup.ts';

/** A box that is searched from: what is typed, what was found, and what the keys do. */
export interface LookupBox {
  readonly chosen: ReturnType<typeof useChosen>;
  /** What is typed; undefined while nobody searches. */
  readonly typed: string | undefined;
  readonly type: (text: string | undefined) => void;
  readonly search: Search;
  readonly found: readonly Choice[];
  /** Index of the choice that Enter takes. */
  readonly active: number;
  readonly isOpen: boolean;
  readonly take: (choice: Choice | undefined) => void;
  readonly keys: (event: KeyboardEvent) => void;
}

/** The box of a lookup: arrow keys walk, Enter takes, Escape closes, Backspace in an empty box takes the last one back. */
export function useLookupBox(properties: InputProperties): LookupBox {
  const { state, control } = properties;
  const chosen = useChosen(properties);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const search = useSearch(state.lookup, typed);
  const found = state.lookup === undefined ? among(state.choices ?? [], typed ?? '') : search.choices;
  const isOpen = typed !== undefined && !control.disabled;
  const type = (text: string | undefined): void => {
    setTyped(text);
    setActive(0);
  };
  const take = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    chosen.choose(choice);
    type(chosen.isMany ? '' : undefined);
  };
  const walk = (step: number): void => {
    if (!isOpen) return type('');
    if (found.length > 0) setActive((active + step + found.length) % found.length);
  };
  const doings: Readonly<Record<string, () => void>> = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    ...(isOpen && { Enter: () => take(found[active]), Escape: () => type(undefined) }),
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && chosen.isMany && !typed) chosen.remove(chosen.values.at(-1));
    const doing = Object.hasOwn(doings, event.key) ? doings[event.key] : undefined;
    if (doing === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    doing();
  };
  return { chosen, typed, type, search, found, active, isOpen, take, keys };
}

function among(choices: readonly Choice[], text: string): readonly Choice[] {
  const sought = text.trim().toLocaleLowerCase();
  return choices.filter(({ title }) => title.toLocaleLowerCase().includes(sought));
}
