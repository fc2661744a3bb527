'use client';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

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

/** The pages that a person has looked at last in this tab. */
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
      storage: createJSONStorage(() => sessionStorage),
    },
  ),
);

/** Remembers a page, after those that the tab remembers from before it was loaded anew. */
export function rememberVisit(page: Visited): void {
  if (!useRecent.persist.hasHydrated()) void useRecent.persist.rehydrate();
  useRecent.getState().visit(page);
}

/** Forgets them all: whoever signs in after sees nothing of them. */
export function forgetVisits(): void {
  useRecent.setState({ visited: [] });
  useRecent.persist.clearStorage();
}
