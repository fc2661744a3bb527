'use client';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What opens after a task is done: the next of the list, of the same step, or of the same instance. */
export const nextModes = Object.freeze(['list', 'pile', 'chain'] as const);

/** One of them. */
export type NextMode = (typeof nextModes)[number];

interface NextModeStore {
  readonly mode: NextMode;
  readonly setMode: (mode: NextMode) => void;
}

/** How a person goes on after a task; remembered in this browser. */
export const useNextMode = create<NextModeStore>()(
  persist((set) => ({ mode: 'list', setMode: (mode) => set({ mode }) }), {
    name: 'fermata-tasks-next',
    skipHydration: true,
  }),
);
