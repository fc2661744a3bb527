import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs, defaultBackoff } from './backoff.ts';
import { MemoryOutbox, TestClock, type Row } from './memory-outbox.fixture.ts';
import { createRelay } from './relay.ts';
import type { MessageHandler } from './sender.ts';

const failing = (failure: object) => Object.assign(new Error('no'), failure);

function setUp(count: number, handler: MessageHandler, more: { maxAttempts?: number; owner?: string } = {}) {
  const clock = new TestClock();
  const store = new MemoryOutbox(clock, count);
  const log: { what: string; error?: string }[] = [];
  const relay = createRelay({
    store,
    handlers: { start: handler },
    owner: 'relay-1',
    clock,
    log: (entry) => log.push(entry),
    ...more,
  });
  return { clock, store, log, relay };
}

/** A relay that was started among so many messages, after everything that happens by itself. */
async function atWork(counts: Record<string, number>, receive: () => Promise<void>) {
  const clock = new TestClock();
  clock.wait = (_ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  const store = new MemoryOutbox(clock, 0);
  for (const [kind, count] of Object.entries(counts)) {
    for (let n = 0; n < count; n += 1) store.add(`${kind} ${n}`, kind);
  }
  let sent = 0;
  const handler = () => {
    sent += 1;
    return receive();
  };
  const relay = createRelay({
    store,
    handlers: { start: handler, submit: handler },
    owner: 'relay-1',
    clock,
  });
  relay.start();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  await relay.stop();
  return { store, sent: () => sent };
}

describe('a relay', () => {
  it('sends what is due and leaves nothing behind', async () => {
    const sent: unknown[] = [];
    const { relay, store } = setUp(50, (message) => Promise.resolve(void sent.push(message.payload)));
    await expect(relay.drain()).resolves.toBe(50);
    expect(new Set(sent.map((payload) => JSON.stringify(payload))).size).toBe(50);
    expect(store.rows.size).toBe(0);
  });

  it('sends again what was sent but not marked, when its lease has ended', async () => {
    const sent: string[] = [];
    const { relay, store, clock, log } = setUp(1, ({ key }) => Promise.resolve(void sent.push(key)));
    store.breakdowns.push('settle');
    await relay.drain();
    expect(log).toMatchObject([{ what: 'store-failed' }]);
    await relay.drain();
    expect(sent).toHaveLength(1);
    clock.time += 60_000;
    await relay.drain();
    expect([sent.length, store.rows.size]).toEqual([2, 0]);
  });

  it('waits ever longer after a failure that may pass, and never gives up', async () => {
    let attempts = 0;
    const { relay, store, clock } = setUp(1, () => {
      attempts += 1;
      return Promise.reject(failing({ code: 'temporal.unavailable', retryable: true }));
    });
    for (let round = 0; round < 200; round += 1) {
      await relay.drain();
      clock.time += 30_000;
    }
    expect(attempts).toBe(200);
    expect(store.rows.get('0')?.dead).toBeUndefined();
  });

  it('gives up at once what can never succeed', async () => {
    const { relay, store } = setUp(1, () =>
      Promise.reject(failing({ code: 'temporal.refused', retryable: false })),
    );
    await relay.drain();
    expect(store.rows.get('0')).toMatchObject({ attempts: 1, dead: 'temporal.refused: no' });
  });

  it('gives up an unknown failure after its last attempt', async () => {
    const { relay, store, clock } = setUp(1, () => Promise.reject(new TypeError('our bug')), {
      maxAttempts: 3,
    });
    for (let round = 0; round < 5; round += 1) {
      await relay.drain();
      clock.time += 60_000;
    }
    expect(store.rows.get('0')).toMatchObject({ attempts: 3, dead: 'our bug' });
  });

  it('does not send a message twice at once when its lease ends under way', async () => {
    let open = () => undefined as void;
    let sent = 0;
    const { relay, clock } = setUp(1, () => {
      sent += 1;
      return new Promise<void>((resolve) => (open = resolve));
    });
    const first = relay.drain();
    await Promise.resolve();
    clock.time += 120_000;
    const second = relay.drain();
    await new Promise((resolve) => setImmediate(resolve));
    open();
    await Promise.all([first, second]);
    expect(sent).toBe(1);
  });

  it('does not let a receiver that hangs hold up the messages of another kind', async () => {
    const { store, clock } = setUp(40, () => Promise.resolve());
    let open = () => undefined as void;
    const hanging = new Promise<void>((resolve) => (open = resolve));
    for (let n = 0; n < 40; n += 1) store.add(`slow ${n}`, 'submit');
    const handlers = { submit: () => hanging, start: () => Promise.resolve() };
    const relay = createRelay({ store, handlers, owner: 'relay-1', clock });
    const drained = relay.drain();
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      void relay.drain();
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect([...store.rows.values()].filter((row) => row.kind === 'start')).toEqual([]);
    open();
    await drained;
  });

  it('asks once for all kinds, and not again before it is woken', async () => {
    const { store, sent } = await atWork({ start: 5, submit: 5 }, () => Promise.resolve());
    expect([store.claims, sent(), store.rows.size]).toEqual([1, 10, 0]);
  });

  it('asks again when a kind that had no place left has one', async () => {
    const { store, sent } = await atWork({ start: 45 }, () => Promise.resolve());
    expect([sent(), store.rows.size]).toEqual([45, 0]);
  });

  it('asks again after a failure, to know when the message is due', async () => {
    const { store } = await atWork({ start: 1 }, () => Promise.reject(failing({ retryable: true })));
    expect([store.claims, store.rows.get('start 0')?.attempts]).toEqual([2, 1]);
  });

  it('leaves the row alone when another relay has taken it over', async () => {
    const { relay, store, log } = setUp(1, ({ id }) => {
      Object.assign(store.rows.get(id) as Row, { owner: 'relay-2' });
      return Promise.resolve();
    });
    await relay.drain();
    expect(store.rows.size).toBe(1);
    expect(log).toMatchObject([{ what: 'lease-lost' }]);
  });

  it('loses nothing and repeats no effect under random breakdowns of handler and store', async () => {
    const fault = fc.constantFrom('before', 'after', 'settle', 'postpone', 'none', 'none');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (faults, count) => {
          const effects = new Map<string, number>();
          const left = [...faults];
          const { relay, store, clock } = setUp(count, ({ key }) => {
            const next = left.shift() ?? 'none';
            if (next === 'settle' || next === 'postpone') store.breakdowns.push(next);
            if (next === 'before') return Promise.reject(failing({ retryable: true }));
            effects.set(key, 1);
            return next === 'after' ? Promise.reject(failing({ retryable: true })) : Promise.resolve();
          });
          for (let round = 0; store.rows.size > 0 && round < 100; round += 1) {
            await relay.drain();
            clock.time += 90_000;
          }
          expect([store.rows.size, effects.size]).toEqual([0, count]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('waits between half and the whole of a step that doubles up to its longest', () => {
    const waits = [1, 2, 3, 20].map((attempt) =>
      [0, 1].map((random) => backoffMs(defaultBackoff, attempt, random)),
    );
    expect(waits).toEqual([
      [100, 200],
      [200, 400],
      [400, 800],
      [15_000, 30_000],
    ]);
  });
});
