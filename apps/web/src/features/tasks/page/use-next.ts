'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../shared/session/use-me.ts';
import { useChanges } from '../../../shared/stream/use-changes.ts';
import { fetchNext } from '../api/doors.ts';
import { listKey, rowsOf, type Pages } from '../api/lists.ts';
import { changeRow } from '../api/pages.ts';
import type { TaskQuery } from '../model/filters.ts';
import { followerOf } from '../model/follower.ts';
import { useDesk } from './desk-store.ts';
import { useNextMode } from './next-mode.ts';

interface Way {
  readonly query: TaskQuery;
  readonly openId: string | undefined;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

interface Next {
  /** The next task is not there yet: the workflow has to make it. */
  readonly isWaiting: boolean;
  /** Goes on after a task is done. */
  readonly goOn: (done: string) => void;
}

/** How long the next task of an instance is waited for before the list goes on. */
const patienceMs = 8_000;
/** Between two looks for it while tasks change. */
const betweenMs = 400;

/** Leads from a task that is done to the next one, as the person likes to work. */
export function useNext({ query, openId, open, close }: Way): Next {
  const queries = useQueryClient();
  const { mode } = useNextMode();
  const me = useMe().data?.id ?? '';
  const choose = useDesk((desk) => desk.choose);
  const [awaited, setAwaited] = useState<string>();
  useEffect(() => void useNextMode.persist.rehydrate(), []);
  // Whoever opens something else waits no more.
  if (awaited !== undefined && openId !== undefined && openId !== awaited) setAwaited(undefined);
  const show = useCallback(
    (id: string | undefined) => {
      setAwaited(undefined);
      if (id === undefined) return close();
      choose((before) => ({ ...before, cursor: id }));
      open(id);
    },
    [choose, open, close],
  );
  const rows = () => rowsOf(queries.getQueryData<Pages>([...listKey, query]));
  const stood = useRef<readonly string[]>([]);
  useEffect(() => {
    // A task that is worked on leaves some lists: what stood below it then is gone on with.
    const ids = rows().map(({ id }) => id);
    if (openId !== undefined && ids.includes(openId)) stood.current = ids;
  }, [openId]);
  const inList = (done: string): string | undefined => followerOf(rows(), done, { me, stood: stood.current });
  const wait = (done: string): void => {
    if (awaited === done) return;
    setAwaited(done);
    close();
  };
  const look = async (done: string): Promise<void> => {
    const { task } = await fetchNext({ mode, after: done, claim: true });
    if (task !== undefined) show(task.id);
    else if (mode === 'chain') wait(done);
    else show(inList(done));
  };
  const giveUp = (done: string): void => show(inList(done));
  useAwaited(awaited, look, giveUp);
  return {
    isWaiting: awaited !== undefined,
    goOn: (done) => {
      // The list may hear of it later than the next answer is given.
      changeRow(queries, done, (row) => ({ ...row, status: 'submitted' }));
      if (mode === 'list') return show(inList(done));
      // Whoever cannot be told the next one goes on in the list.
      look(done).catch(() => giveUp(done));
    },
  };
}

/** Looks again when tasks have changed, once at a time, until the patience ends. */
function useAwaited(
  awaited: string | undefined,
  look: (done: string) => Promise<void>,
  giveUp: (done: string) => void,
): void {
  const latest = useRef({ awaited, look, giveUp });
  useEffect(() => {
    latest.current = { awaited, look, giveUp };
  });
  // Who has left waits for nothing.
  useEffect(() => () => void (latest.current = { ...latest.current, awaited: undefined }), []);
  const asking = useRef({ isOn: false, isStale: false });
  const ask = async (done: string): Promise<void> => {
    asking.current = { isOn: true, isStale: false };
    // Each look may claim what it finds: a second one beside it could claim another.
    await latest.current.look(done).catch(() => latest.current.giveUp(done));
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
    const { isStale } = asking.current;
    asking.current = { isOn: false, isStale: false };
    if (isStale && latest.current.awaited === done) void ask(done);
  };
  useChanges('task', ({ what }) => {
    if (awaited === undefined || what === 'presence') return;
    if (asking.current.isOn) asking.current.isStale = true;
    else void ask(awaited);
  });
  useEffect(() => {
    if (awaited === undefined) return undefined;
    const timer = setTimeout(() => latest.current.giveUp(awaited), patienceMs);
    return () => clearTimeout(timer);
  }, [awaited]);
}
