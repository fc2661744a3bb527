'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../../shared/api/client.ts';
import { useMe } from '../../../shared/session/use-me.ts';
import { useChanges } from '../../../shared/stream/use-changes.ts';
import type { TaskQuery, TaskTab } from '../model/filters.ts';
import { arrivals, departureOf, missing, renewed, type Departure, type Heard } from '../model/live.ts';
import { waitBefore } from '../model/pace.ts';
import type { Task } from '../model/task.ts';
import { fetchTask } from './doors.ts';
import { listKey, pageOf } from './lists.ts';
import { beginAgain, changeRows } from './pages.ts';

interface Wish {
  readonly query: TaskQuery;
  readonly tab: TaskTab;
  readonly rows: readonly Task[];
  /** Somebody works in the list: nothing may move. */
  readonly isBusy: boolean;
}

/** What has happened to a list while it was looked at. */
export interface Live {
  /** How many tasks have come that are not shown yet. */
  readonly news: number;
  /** Rows that are no more of this list; they stay a moment and say why. */
  readonly gone: ReadonlyMap<string, Departure>;
  /** Shows what has come. */
  readonly show: () => void;
}

/** How long a row that leaves says why. */
const traceMs = 4_000;
/** More rows than these have changed at once: the list is asked for anew. */
const mostRows = 20;
const nothing: ReadonlyMap<string, Departure> = new Map();

/** Keeps a list as it is in the world, without moving what somebody looks at. */
export function useLive({ query, tab, rows, isBusy }: Wish): Live {
  const queries = useQueryClient();
  const me = useMe().data?.id ?? '';
  const key = JSON.stringify(query);
  const [gone, setGone] = useState(nothing);
  const [news, setNews] = useState<readonly Task[]>([]);
  const latest = useRef({ query, tab, rows, me });
  useEffect(() => {
    latest.current = { query, tab, rows, me };
  });
  useEffect(() => {
    setGone(nothing);
    setNews([]);
  }, [key]);
  const show = useCallback(() => {
    setNews([]);
    void beginAgain(queries, [...listKey, latest.current.query]);
  }, [queries]);
  const look = useCallback(
    async (ids: ReadonlySet<string>) => {
      const { query: asked, tab: seen, rows: shown, me: person } = latest.current;
      const found = await lookUp(asked, shown, ids);
      if (found === undefined) return void show();
      if (asked !== latest.current.query) return;
      const view = { tab: seen, me: person, now: Date.now() };
      changeRows(queries, [...listKey, asked], (list) => renewed(list, found.heard));
      setGone((before) => withDepartures(before, found.heard, (heard) => departureOf(heard, view)));
      setNews(found.news);
    },
    [queries, show],
  );
  const drop = (): void => {
    changeRows(queries, [...listKey, query], (list) => list.filter(({ id }) => !gone.has(id)));
    setGone(nothing);
  };
  useGathered(look, (id) => rows.some((row) => row.id === id));
  useSettling(isBusy, { news, gone, show, onGone: drop });
  const unseen = useMemo(() => arrivals(rows, news).length, [rows, news]);
  return { news: unseen, gone, show };
}

interface Settling {
  readonly news: readonly Task[];
  readonly gone: ReadonlyMap<string, Departure>;
  readonly show: () => void;
  readonly onGone: () => void;
}

/** While nobody works in the list, what has come is shown, and what has left goes after it has said why. */
function useSettling(isBusy: boolean, { news, gone, show, onGone }: Settling): void {
  const drop = useRef(onGone);
  useEffect(() => {
    drop.current = onGone;
  });
  useEffect(() => {
    if (!isBusy && news.length > 0) show();
  }, [isBusy, news, show]);
  useEffect(() => {
    if (isBusy || gone.size === 0) return undefined;
    const timer = setTimeout(() => drop.current(), traceMs);
    return () => clearTimeout(timer);
  }, [isBusy, gone]);
}

/** Calls with the ids of the tasks that have changed: soon where the list shows one of them, else every few seconds. */
function useGathered(
  look: (ids: ReadonlySet<string>) => Promise<void>,
  isShown: (id: string) => boolean,
): void {
  const ids = useRef(new Set<string>());
  const askedAt = useRef<number>(undefined);
  const next = useRef<{ readonly at: number; readonly timer: ReturnType<typeof setTimeout> }>(undefined);
  const ask = (): void => {
    next.current = undefined;
    askedAt.current = Date.now();
    const heard = ids.current;
    ids.current = new Set();
    // What was not answered comes with the next change, or when the page asks again.
    look(heard).catch(() => undefined);
  };
  useChanges('task', ({ key, what }) => {
    // That somebody looks at a task changes no row.
    if (what === 'presence') return;
    ids.current.add(key);
    const now = Date.now();
    const wait = waitBefore({ now, askedAt: askedAt.current, isOwn: isShown(key) });
    if (next.current !== undefined && next.current.at <= now + wait) return;
    clearTimeout(next.current?.timer);
    next.current = { at: now + wait, timer: setTimeout(ask, wait) };
  });
  useEffect(() => () => clearTimeout(next.current?.timer), []);
}

/** The rows that have changed as they are now, and what the head of the list has besides; undefined: too much. */
async function lookUp(query: TaskQuery, rows: readonly Task[], ids: ReadonlySet<string>) {
  const head = (await pageOf(query)).items;
  const fresh = new Map(head.map((task) => [task.id, task]));
  const shown = rows.map(({ id }) => id).filter((id) => ids.has(id) && !fresh.has(id));
  const unsure = [...new Set([...shown, ...missing(rows, head)])];
  if (unsure.length > mostRows) return undefined;
  const others = await Promise.all(unsure.map(heardOf));
  const heard: Heard[] = [...head.map((task) => ({ id: task.id, task, isListed: true })), ...others];
  return { heard, news: arrivals(rows, head) };
}

async function heardOf(id: string): Promise<Heard> {
  try {
    return { id, task: await fetchTask(id) };
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 404) return { id };
    throw failure;
  }
}

function withDepartures(
  before: ReadonlyMap<string, Departure>,
  heard: readonly Heard[],
  judge: (heard: Heard) => Departure | undefined,
): ReadonlyMap<string, Departure> {
  const after = new Map(before);
  for (const one of heard) {
    const departure = judge(one);
    if (departure === undefined) after.delete(one.id);
    else after.set(one.id, departure);
  }
  return after;
}
