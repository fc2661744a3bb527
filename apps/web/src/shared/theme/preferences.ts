'use client';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Preferences {
  readonly density: 'normal' | 'compact';
  /** Whether keys without a modifier do something (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  readonly railOpen: boolean;
  readonly set: (change: Partial<Omit<Preferences, 'set'>>) => void;
}

/** What a person chose in this browser; nothing of it matters to anyone else. */
export const usePreferences = create<Preferences>()(
  persist((set) => ({ density: 'normal', singleKeys: true, railOpen: false, set: (change) => set(change) }), {
    name: 'fermata-preferences',
    skipHydration: true,
  }),
);
