import { describe, expect, it } from '@jest/globals';
import { MemoryOutbox, TestClock } from './memory-outbox.fixture.ts';
import { createRelay, type Relay } from './relay.ts';
import type { MessageHandler } from './sender.ts';

/** Time in which the stop of a relay waits no longer than for what happens by itself. */
class ShortClock extends TestClock {
  readonly waits: number[] = [];

  override wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    if (ms === 5_000) return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    await everything();
    if (!signal.aborted) this.waits.push(ms);
  };
}

/** After all that happens by itself. */
async function everything(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Hangs until it is called off, then fails like this. */
const heeding =
  (failure: object): MessageHandler =>
  (_message, calledOff) =>
    new Promise((_resolve, reject) => {
      calledOff.addEventListener('abort', () => reject(Object.assign(new Error('ended'), failure)));
    });

const ofTemporal = { code: 'temporal.unavailable', retryable: true };

function relayOf(store: MemoryOutbox, clock: TestClock, handler: MessageHandler, owner = 'relay-1') {
  const log: object[] = [];
  const relay = createRelay({
    store,
    clock,
    owner,
    handlers: { start: handler },
    maxAttempts: 1,
    log: (entry) => log.push(entry),
  });
  return { relay, log };
}

async function atWork(relay: Relay): Promise<void> {
  relay.start();
  await everything();
}

describe('a relay that stops', () => {
  it('calls off what hangs and gives it back, so that another one sends it at once, one time', async () => {
    const clock = new ShortClock();
    const store = new MemoryOutbox(clock, 3);
    const { relay, log } = relayOf(store, clock, heeding(ofTemporal));
    await atWork(relay);
    await relay.stop();
    const given = { owner: 'relay-1', leaseUntil: 0, availableAt: clock.time };
    expect([...store.rows.values()]).toMatchObject([given, given, given]);
    expect([clock.waits, log]).toEqual([[500], []]);
    const sent: string[] = [];
    const other = relayOf(store, clock, ({ id }) => Promise.resolve(void sent.push(id)), 'relay-2');
    await other.relay.drain();
    expect([sent, store.rows.size]).toEqual([['0', '1', '2'], 0]);
  });

  it('lets what is nearly done come to its end', async () => {
    const clock = new ShortClock();
    const store = new MemoryOutbox(clock, 1);
    let wasCalledOff = false;
    let open = () => undefined as void;
    const { relay } = relayOf(store, clock, (_message, calledOff) => {
      calledOff.addEventListener('abort', () => (wasCalledOff = true));
      return new Promise((resolve) => (open = resolve));
    });
    await atWork(relay);
    const stopped = relay.stop();
    open();
    await stopped;
    expect([wasCalledOff, store.rows.size, clock.waits]).toEqual([false, 0, []]);
  });

  it('does not count the attempt that it called off as the last one', async () => {
    const clock = new ShortClock();
    const store = new MemoryOutbox(clock, 1);
    const { relay } = relayOf(store, clock, heeding({}));
    await atWork(relay);
    await relay.stop();
    expect([...store.rows.values()]).toMatchObject([{ attempts: 1, leaseUntil: 0 }]);
    expect(store.rows.get('0')?.dead).toBeUndefined();
  });

  it('gives up also then what came to a verdict that nothing can change', async () => {
    const clock = new ShortClock();
    const store = new MemoryOutbox(clock, 1);
    const { relay } = relayOf(store, clock, heeding({ code: 'temporal.refused', retryable: false }));
    await atWork(relay);
    await relay.stop();
    expect(store.rows.get('0')?.dead).toBe('temporal.refused: ended');
  });

  it('does not wait for what heeds nothing, and leaves it to its lease', async () => {
    const clock = new ShortClock();
    const store = new MemoryOutbox(clock, 1);
    const { relay } = relayOf(store, clock, () => new Promise(() => undefined));
    await atWork(relay);
    await relay.stop();
    expect(clock.waits).toEqual([500, 4_500]);
    expect(store.rows.get('0')).toMatchObject({ owner: 'relay-1', leaseUntil: clock.time + 60_000 });
  });
});
