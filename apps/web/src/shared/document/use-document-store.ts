'use client';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../session/use-me.ts';
import { createDocumentStore, type DocumentStore } from './document-store.ts';
import { draftPort, type DefinitionKey } from './draft-port.ts';
import { openShelf, type LeftWork } from './journal-shelf.ts';
import { browserClock, type Draft } from './ports.ts';
import { useLeftWork } from './use-left-work.tsx';

/** The code that merges; it reads expressions, which most visits of an editor never need. */
const merging = async () => (await import('./merge.ts')).mergeTexts;

interface Opened {
  readonly store: DocumentStore;
  /** What closed tabs of the person have left, as far as the server does not have it. */
  readonly left: readonly LeftWork[];
  /** Sends what is left to send, and stops. */
  readonly close: () => void;
}

/**
 * The store of one definition; it lives as long as the page, and leaving sends what is left. Work that a closed tab of
 * the same person has left is offered. Undefined until the person and the journals are known.
 */
export function useDocumentStore({ kind, name }: DefinitionKey, draft: Draft): DocumentStore | undefined {
  const person = useMe().data?.id;
  const [opened, setOpened] = useState<Opened>();
  const first = useRef(draft);
  const before = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (person === undefined) return undefined;
    let now: Opened | undefined;
    let isGone = false;
    const leave = (one: Opened): void => {
      one.close();
      first.current = one.store.getState().base;
    };
    const opening = before.current
      .then(() => open({ kind, name }, first.current, person))
      .then((one) => {
        if (isGone) return leave(one);
        now = one;
        setOpened(one);
        return undefined;
      });
    return () => {
      isGone = true;
      if (now === undefined) before.current = opening;
      else leave(now);
    };
  }, [kind, name, person]);
  useLeftWork(opened?.store, opened?.left);
  return opened?.store;
}

async function open(key: DefinitionKey, draft: Draft, person: string): Promise<Opened> {
  const shelf = await openShelf({
    shared: localStorage,
    tab: sessionStorage,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    person,
    document: `${key.kind}/${key.name}`,
    opening: crypto.randomUUID(),
    now: browserClock.now(),
  });
  const left = await whatAdds(shelf.left, draft);
  const port = draftPort(key);
  const store = createDocumentStore({ draft, port, journal: shelf.own, clock: browserClock, merging });
  const unhook = hookPage(store);
  const close = (): void => {
    unhook();
    store.actions.close();
    shelf.close();
  };
  return { store, left, close };
}

/** The left work that says more than the server's text; the other is settled. What cannot be judged is offered. */
async function whatAdds(left: readonly LeftWork[], draft: Draft): Promise<readonly LeftWork[]> {
  if (left.length === 0) return left;
  const judge = await import('./merge.ts').catch(() => undefined);
  if (judge === undefined) return left;
  return left.filter((work) => {
    const isNew = judge.addsTo(work.entry, draft);
    if (!isNew) work.settle();
    return isNew;
  });
}

/** What goes with the page is asked about, or sent; what could not be sent is sent when the network is back. */
function hookPage(store: DocumentStore): () => void {
  const leave = (event: BeforeUnloadEvent): void => {
    if (store.getState().save.kind !== 'saved') event.preventDefault();
  };
  const flush = (): void => void store.actions.flush();
  window.addEventListener('beforeunload', leave);
  window.addEventListener('pagehide', flush);
  window.addEventListener('online', flush);
  return () => {
    window.removeEventListener('beforeunload', leave);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('online', flush);
  };
}
