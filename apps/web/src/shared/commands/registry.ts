'use client';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Command } from './command.ts';

interface Registry {
  /** By owner, in the order of arrival; a later owner wins a key. */
  readonly owners: ReadonlyMap<string, readonly Command[]>;
  readonly put: (owner: string, commands: readonly Command[]) => void;
  readonly drop: (owner: string) => void;
}

/** The one registry of commands of a browser tab. */
export const useRegistry = create<Registry>((set) => ({
  owners: new Map(),
  put: (owner, commands) =>
    set(({ owners }) => {
      const next = new Map(owners);
      next.delete(owner);
      next.set(owner, commands);
      return { owners: next };
    }),
  drop: (owner) =>
    set(({ owners }) => {
      const next = new Map(owners);
      next.delete(owner);
      return { owners: next };
    }),
}));

/**
 * Offers commands while the component is on the page.
 * @param owner a stable name; the same owner replaces what it offered before
 * @param commands give a memoised list: a new list is a new offer
 */
export function useCommands(owner: string, commands: readonly Command[]): void {
  const put = useRegistry((registry) => registry.put);
  const drop = useRegistry((registry) => registry.drop);
  useEffect(() => {
    put(owner, commands);
  }, [owner, commands, put]);
  useEffect(() => () => drop(owner), [owner, drop]);
}

/** All commands that are offered now. */
export function allCommands(owners: Registry['owners']): readonly Command[] {
  return [...owners.values()].flat();
}
