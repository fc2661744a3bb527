import type { ChangeRow } from '@fermata/contracts';
import { eventReader } from './event-lines.ts';

/** How the stream stands. `signedOut`: the session has ended, nothing is tried until `wake`. */
export type StreamState = 'connecting' | 'live' | 'interrupted' | 'signedOut';

/** What the follower tells. */
export interface Listener {
  readonly state: (state: StreamState) => void;
  readonly changes: (changes: readonly ChangeRow[]) => void;
}

/** What the follower needs of the world; specs give their own. */
export interface World {
  readonly fetch: typeof fetch;
  /** Resolves after so many ms, or at once when the signal is aborted. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
}

/** A stream that is followed until it is stopped. */
export interface Following {
  /** Tries again now: the network is back, the page is looked at, somebody has signed in. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** The server says something every 15 s; silence of this length is a connection that died unseen. */
export const silenceMs = 40_000;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/**
 * Follows `/api/v1/stream` for ever: reconnects with growing waits, resumes after the last change it has read, ends a
 * connection that has fallen silent.
 */
export function followStream(listener: Listener, world: World): Following {
  const ended = new AbortController();
  let nap = new AbortController();
  let lastId: string | undefined;
  const run = async (): Promise<void> => {
    for (let failures = 0; !ended.signal.aborted;) {
      const outcome = await readOnce({
        listener,
        world,
        ended: ended.signal,
        lastId,
        heard: (id) => (lastId = id),
      });
      if (ended.signal.aborted) return;
      listener.state(outcome === 'signedOut' ? 'signedOut' : 'interrupted');
      failures = outcome === 'cut' ? 1 : failures + 1;
      nap = new AbortController();
      await world.pause(outcome === 'signedOut' ? Infinity : waitMs(failures, world.random()), nap.signal);
    }
  };
  listener.state('connecting');
  void run();
  return {
    wake: () => nap.abort(),
    stop: () => {
      ended.abort();
      nap.abort();
    },
  };
}

/** The wait before the next attempt in ms: doubled with each failure up to a bound, and never the same for all. */
export function waitMs(failures: number, random: number): number {
  const bound = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
  return bound / 2 + (bound / 2) * random;
}

interface Reading {
  readonly listener: Listener;
  readonly world: World;
  readonly ended: AbortSignal;
  readonly lastId: string | undefined;
  readonly heard: (id: string) => void;
}

/** `cut`: it was live and ended; `refused`: it never came; `signedOut`: the session is over. */
type Outcome = 'cut' | 'refused' | 'signedOut';

async function readOnce(reading: Reading): Promise<Outcome> {
  const { listener, world, ended, lastId } = reading;
  const silent = new AbortController();
  const signal = AbortSignal.any([ended, silent.signal]);
  let isLive = false;
  try {
    const headers = { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) };
    const answer = await watched(world, silent, () => world.fetch('/api/v1/stream', { headers, signal }));
    if (answer.status === 401 || answer.status === 403) return 'signedOut';
    if (!answer.ok || answer.body === null) return 'refused';
    isLive = true;
    listener.state('live');
    await readAll(answer.body, reading, silent);
    return 'cut';
  } catch {
    return isLive ? 'cut' : 'refused';
  }
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  reading: Reading,
  silent: AbortController,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const read = eventReader();
  for (;;) {
    const { done, value } = await watched(reading.world, silent, () => reader.read());
    if (done) return;
    const events = read(decoder.decode(value, { stream: true }));
    const id = events.findLast((event) => event.id !== undefined)?.id;
    if (id !== undefined) reading.heard(id);
    const changes = events.flatMap(({ data }) => (data === undefined ? [] : [JSON.parse(data) as ChangeRow]));
    if (changes.length > 0) reading.listener.changes(changes);
  }
}

/** Ends the connection when nothing comes for too long. */
async function watched<T>(world: World, silent: AbortController, act: () => Promise<T>): Promise<T> {
  const heard = new AbortController();
  void world.pause(silenceMs, heard.signal).then(() => {
    if (!heard.signal.aborted) silent.abort();
  });
  try {
    return await act();
  } finally {
    heard.abort();
  }
}
