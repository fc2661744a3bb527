'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { FormState } from '@fermata/forms';
import type { FieldView } from './form-store.ts';
import { useScene } from './form-scene.ts';

/** How a component stands; draws again only when this one changes. */
export function useField(key: string): FieldView | undefined {
  const { store } = useScene();
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  const view = (): FieldView | undefined => store.view(key);
  return useSyncExternalStore(subscribe, view, view);
}

/** Something of the whole form; draws again when what is picked changes by identity. */
export function useForm<T>(pick: (state: FormState) => T): T {
  const { store } = useScene();
  const subscribe = useCallback((listener: () => void) => store.subscribe(undefined, listener), [store]);
  const picked = (): T => pick(store.state);
  return useSyncExternalStore(subscribe, picked, picked);
}

/** Which child of tabs or of a wizard is open: the one that somebody chose while it is shown, else the first. */
export function useOpened(key: string, children: readonly string[]): string | undefined {
  const { store } = useScene();
  const subscribe = useCallback((listener: () => void) => store.subscribe(undefined, listener), [store]);
  const opened = (): string | undefined => {
    const chosen = store.opened(key);
    return chosen !== undefined && children.includes(chosen) ? chosen : children[0];
  };
  return useSyncExternalStore(subscribe, opened, opened);
}
