'use client';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface OpenChildren {
  /** Paths of the workflows that stand open, by person and definition; the one that was looked at last comes last. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  readonly keep: (key: string, paths: readonly string[]) => void;
}

/** From so many definitions on the one that was looked at longest ago is forgotten. */
const mostKept = 100;

/** Which workflows a person has opened on the canvas of which definition: how one looks at it, no part of it. */
export const useOpenChildren = create<OpenChildren>()(
  persist(
    (set) => ({
      open: {},
      keep: (key, paths) => set(({ open }) => ({ open: kept(open, key, paths) })),
    }),
    { name: 'fermata-open-children', skipHydration: true },
  ),
);

/** The same with other paths for one definition; nothing is kept where nothing is open. */
export function kept(
  open: OpenChildren['open'],
  key: string,
  paths: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const others = Object.entries(open).filter(([other]) => other !== key);
  const own: typeof others = paths.length === 0 ? [] : [[key, paths]];
  return Object.fromEntries([...others, ...own].slice(-mostKept));
}

/** The same paths with one in or out; what stood open in one that is closed is closed too. */
export function toggled(paths: readonly string[], path: string): readonly string[] {
  if (!paths.includes(path)) return [...paths, path];
  return paths.filter((other) => other !== path && !other.startsWith(`${path}/`));
}
