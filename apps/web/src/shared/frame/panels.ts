'use client';
import { create } from 'zustand';

/** What may lie over or beside a page; one at a time. */
export type PanelName = 'palette' | 'keys' | 'help' | 'projects' | 'notices';

interface Panels {
  readonly shown: PanelName | undefined;
  readonly open: (name: PanelName) => void;
  readonly close: () => void;
}

/** Which panel of the frame is open. */
export const usePanels = create<Panels>((set) => ({
  shown: undefined,
  open: (name) => set({ shown: name }),
  close: () => set({ shown: undefined }),
}));
