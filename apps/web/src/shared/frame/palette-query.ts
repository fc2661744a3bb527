'use client';
import { create } from 'zustand';

interface PaletteQuery {
  readonly query: string;
  readonly set: (query: string) => void;
}

/** What is typed into the palette; also before its field is there. */
export const usePaletteQuery = create<PaletteQuery>((set) => ({
  query: '',
  set: (query) => set({ query }),
}));
