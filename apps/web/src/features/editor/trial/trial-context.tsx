'use client';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createTrialPort, startTrialWorker } from './ask.ts';
import { createTrialStore, type TrialState, type TrialStore } from './trial-store.ts';

const Context = createContext<TrialStore | undefined>(undefined);

/** The trials of the editor below; their worker is started with the first one. */
export function TrialProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [{ port, store }] = useState(() => {
    const opened = createTrialPort(startTrialWorker);
    return { port: opened, store: createTrialStore(opened) };
  });
  useEffect(() => () => port.close(), [port]);
  return <Context value={store}>{children}</Context>;
}

/** The trials of the editor around. */
export function useTrialStore(): TrialStore {
  const store = useContext(Context);
  if (store === undefined) throw new Error('no editor is around');
  return store;
}

/** Something of the trial. */
export function useTrial<T>(select: (state: TrialState) => T): T {
  return useStore(useTrialStore(), select);
}
