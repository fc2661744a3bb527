'use client';
import { create } from 'zustand';
import type { ChangeRow } from '@fermata/contracts';
import type { StreamState } from './follow.ts';

type Hearer = (changes: readonly ChangeRow[]) => void;

interface Stream {
  readonly state: StreamState;
  readonly hearers: ReadonlySet<Hearer>;
  readonly setState: (state: StreamState) => void;
  /** Hands changes to all who listen now. */
  readonly tell: Hearer;
  /** Listens until the answer is called. */
  readonly listen: (hearer: Hearer) => () => void;
}

/** The stream of this tab: how it stands and who listens. */
export const useStream = create<Stream>((set, get) => ({
  state: 'connecting',
  hearers: new Set(),
  setState: (state) => set({ state }),
  tell: (changes) => get().hearers.forEach((hearer) => hearer(changes)),
  listen: (hearer) => {
    set(({ hearers }) => ({ hearers: new Set([...hearers, hearer]) }));
    return () =>
      set(({ hearers }) => ({ hearers: new Set([...hearers].filter((other) => other !== hearer)) }));
  },
}));
