import { describe, expect, it } from '@jest/globals';
import type { ChangeRow } from '@fermata/contracts';
import { followStream, silenceMs, waitMs, type Following, type StreamState, type World } from './follow.ts';

const change = (id: number): ChangeRow => ({ id, topic: 'task', key: `t-${id}`, what: 'claimed' });
const eventOf = (id: number): string => `id: ${id}\nevent: task\ndata: ${JSON.stringify(change(id))}\n\n`;

function streamOf(...pieces: string[]): Response {
  return new Response(pieces.join(''), { status: 200, headers: { 'content-type': 'text/event-stream' } });
}

/** A stream that says these pieces and then nothing more, until it is ended. */
function silentAfter(piece: string, signal: AbortSignal | null | undefined): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(piece));
      signal?.addEventListener('abort', () => controller.error(new Error('ended')));
    },
  });
  return new Response(body, { status: 200 });
}

interface Played {
  readonly states: StreamState[];
  readonly heard: number[];
  readonly lastIds: (string | undefined)[];
  readonly waits: number[];
}

type Answer = (init: RequestInit | undefined) => Response;

/** Follows answers one after the other; when they have run out, everything is stopped. */
async function played(answers: readonly (Answer | Error)[]): Promise<Played> {
  const seen: Played = { states: [], heard: [], lastIds: [], waits: [] };
  const following: { it?: Following } = {};
  await new Promise<void>((resolve) => {
    const world: World = {
      random: () => 1,
      fetch: (async (_url: string, init?: RequestInit) => {
        const answer = answers[seen.lastIds.length];
        seen.lastIds.push(new Headers(init?.headers).get('last-event-id') ?? undefined);
        if (answer === undefined) {
          following.it?.stop();
          resolve();
          throw new Error('over');
        }
        if (answer instanceof Error) throw answer;
        return answer(init);
      }) as typeof fetch,
      pause: (ms, signal) =>
        new Promise((go) => {
          if (ms === silenceMs) {
            // Silence is counted only where a spec plays it.
            signal.addEventListener('abort', () => go());
            setImmediate(() => setImmediate(() => setImmediate(go)));
            return;
          }
          seen.waits.push(ms);
          if (ms === Infinity) resolve();
          go();
        }),
    };
    following.it = followStream(
      {
        state: (state) => seen.states.push(state),
        changes: (rows) => seen.heard.push(...rows.map(({ id }) => id)),
      },
      world,
    );
  });
  following.it?.stop();
  return seen;
}

describe('the follower of the stream', () => {
  it('hears every change and resumes after the last one it has read', async () => {
    const { heard, lastIds } = await played([
      () => streamOf('retry: 2000\n\n', eventOf(1), eventOf(2), 'id: 5\n\n'),
      () => streamOf(eventOf(6)),
    ]);
    expect(heard).toEqual([1, 2, 6]);
    expect(lastIds).toEqual([undefined, '5', '6']);
  });

  it('says that it is interrupted, waits longer with each failure, and begins anew once it was live', async () => {
    const { states, waits } = await played([
      new Error('no network'),
      () => new Response('', { status: 503 }),
      new Error('no network'),
      () => streamOf(eventOf(1)),
    ]);
    expect(states).toEqual(['connecting', ...Array(3).fill('interrupted'), 'live', 'interrupted']);
    expect(waits).toEqual([1_000, 2_000, 4_000, 1_000]);
  });

  it('does not knock again when the session has ended', async () => {
    const { states, waits } = await played([() => new Response('', { status: 401 })]);
    expect(states.slice(0, 2)).toEqual(['connecting', 'signedOut']);
    expect(waits[0]).toBe(Infinity);
  });

  it('ends a connection that has fallen silent and connects again', async () => {
    const { heard, lastIds } = await played([
      (init) => silentAfter(eventOf(3), init?.signal),
      () => streamOf(),
    ]);
    expect(heard).toEqual([3]);
    expect(lastIds.slice(0, 2)).toEqual([undefined, '3']);
  });

  it('never waits longer than half a minute, nor the same time as all others', () => {
    expect(waitMs(1, 0)).toBe(500);
    expect(waitMs(50, 1)).toBe(30_000);
    expect(waitMs(50, 0)).toBe(15_000);
  });
});
