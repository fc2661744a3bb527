'use client';
import { useEffect, useRef } from 'react';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import type { ChangeRow } from '@fermata/contracts';
import { useStream } from './stream-store.ts';

/** What a change may be about. */
export type Topic = ChangeRow['topic'];

/** Changes of many instances in a moment ask the API once. */
const shortlyMs = 300;

/**
 * Calls the handler for each change of a topic while the component is on the page. A change carries names only: ask
 * the API for what it means. After an interruption the changes that were missed come first.
 */
export function useChanges(topic: Topic, handler: (change: ChangeRow) => void): void {
  const listen = useStream((stream) => stream.listen);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  useEffect(
    () =>
      listen((changes) =>
        changes.filter((change) => change.topic === topic).forEach((change) => latest.current(change)),
      ),
    [listen, topic],
  );
}

interface Refreshing {
  /** Changes with this key (an instance's id, a definition's name); absent = all of the topic. */
  readonly only?: string;
  /** How long changes are gathered before the API is asked; a third of a second unless said. */
  readonly gatherMs?: number;
}

/** Asks again for a query whenever something of a topic has changed, at most a few times a second. */
export function useRefreshOn(topic: Topic, queryKey: QueryKey, refreshing: Refreshing = {}): void {
  const { only, gatherMs = shortlyMs } = refreshing;
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useChanges(topic, ({ key, what }) => {
    // That somebody looks at something changes nothing of it.
    if (what === 'presence') return;
    if (only !== undefined && key !== only) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey });
    }, gatherMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
