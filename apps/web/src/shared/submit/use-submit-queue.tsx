'use client';
import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../session/use-me.ts';
import { useStream } from '../stream/stream-store.ts';
import { SubmitQueue, type QueueSetting, type Submissions } from './queue.ts';
import { sendAnswer } from './send-answer.ts';
import { createShelf, shelfPrefix } from './shelf.ts';
import type { Submission } from './submission.ts';

const Queue = createContext<SubmitQueue | undefined>(undefined);

interface Properties {
  /** Sends an answer; the API unless said. */
  readonly send?: QueueSetting['send'];
  readonly children: ReactNode;
}

/** The queue of answers of who is signed in, for all pages: it goes on whatever page is open. */
export function SubmitQueueProvider({ send = sendAnswer, children }: Properties): ReactNode {
  const { data: me } = useMe();
  const person = me?.id;
  const queue = useMemo(() => (person === undefined ? undefined : openQueue(person, send)), [person, send]);
  useEffect(() => {
    queue?.open();
    return () => queue?.close();
  }, [queue]);
  useReturns(queue, me?.csrf);
  useOtherTabs(queue, person);
  return <Queue value={queue}>{children}</Queue>;
}

/** The queue of who is signed in; undefined outside the frame. */
export function useSubmitQueue(): SubmitQueue | undefined {
  return use(Queue);
}

/** The answer to a task that is on its way. */
export function useSubmission(taskId: string): Submission | undefined {
  return useSubmissions()[taskId];
}

/** All answers that are on their way. */
export function useSubmissions(): Submissions {
  const queue = use(Queue);
  return useStore(queue?.store ?? emptyStore, (all) => all);
}

const nothing: Submissions = Object.freeze({});
const emptyStore = Object.freeze({
  getState: () => nothing,
  getInitialState: () => nothing,
  setState: () => undefined,
  subscribe: () => () => undefined,
});

function openQueue(person: string, send: QueueSetting['send']): SubmitQueue {
  const clock = {
    now: () => Date.now(),
    after: (ms: number, work: () => void) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
  const shelf = createShelf(localStorage, person, Date.now());
  return new SubmitQueue({ send, shelf, clock, newId: () => crypto.randomUUID() });
}

/** What waits goes on at once when the network, the stream or the session is back. */
function useReturns(queue: SubmitQueue | undefined, session: string | undefined): void {
  const queries = useQueryClient();
  const isLive = useStream(({ state }) => state === 'live');
  useEffect(() => {
    if (isLive || session !== undefined) queue?.retry();
  }, [queue, isLive, session]);
  useEffect(() => {
    const retry = (): void => queue?.retry();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [queue]);
  useEffect(
    () =>
      queue?.store.subscribe((now, before) => {
        const isSettled = Object.keys(before).some((taskId) => now[taskId] === undefined);
        if (isSettled) void queries.invalidateQueries({ queryKey: ['tasks'] });
      }),
    [queue, queries],
  );
}

function useOtherTabs(queue: SubmitQueue | undefined, person: string | undefined): void {
  useEffect(() => {
    if (person === undefined) return undefined;
    const hear = ({ key }: StorageEvent): void => {
      if (key?.startsWith(shelfPrefix(person)) === true) queue?.reread();
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, [queue, person]);
}
