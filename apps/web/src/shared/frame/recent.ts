'use client';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Visited {
  readonly path: string;
  readonly title: string;
}

interface Recent {
  /** Newest first. */
  readonly visited: readonly Visited[];
  readonly visit: (page: Visited) => void;
}

const mostKept = 8;

/** The pages that a person has looked at last in this tab; not kept for whoever signs in after. */
export const useRecent = create<Recent>()(
  persist(
    (set) => ({
      visited: [],
      visit: (page) =>
        set(({ visited }) => ({
          visited: [page, ...visited.filter(({ path }) => path !== page.path)].slice(0, mostKept),
        })),
    }),
    {
      name: 'fermata-recent',
      skipHydration: true,
      storage: {
        getItem: (name) => JSON.parse(sessionStorage.getItem(name) ?? 'null') as never,
        setItem: (name, value) => sessionStorage.setItem(name, JSON.stringify(value)),
        removeItem: (name) => sessionStorage.removeItem(name),
      },
    },
  ),
);
