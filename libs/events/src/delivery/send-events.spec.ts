import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '@fermata/contracts';
import { sendEvents, type DeliveryStore, type Pending } from './send-events.ts';

const message = { id: '7', projectId: 'p', instanceId: 'i' };

/** Deliveries in memory, at most two in one message. */
class Store implements DeliveryStore {
  waiting: string[];
  calls: string[] = [];
  forgotten = false;

  constructor(...waiting: string[]) {
    this.waiting = waiting;
  }

  pending(): Promise<Pending> {
    return Promise.resolve({ events: this.waiting.slice(0, 2), hasMore: this.waiting.length > 2 });
  }

  sent(_project: string, { events }: Pending, messageId: string): Promise<void> {
    this.calls.push(messageId);
    this.waiting = this.waiting.filter((one) => !events.includes(one));
    return Promise.resolve();
  }

  forget(): Promise<void> {
    this.forgotten = true;
    return Promise.resolve();
  }
}

function receiver(dies: (call: number) => boolean = () => false, isThere = true) {
  const got: string[][] = [];
  let calls = 0;
  const deliver = (_id: string, deliveries: readonly Delivery[]) => {
    calls += 1;
    got.push(deliveries.map((delivery) => (delivery.type === 'event' ? String(delivery.event) : '')));
    return dies(calls) ? Promise.reject(new Error('killed')) : Promise.resolve(isThere);
  };
  return { got, deliver };
}

describe('events on their way to an instance', () => {
  it('are sent oldest first, in messages, until none is left', async () => {
    const store = new Store('1', '2', '3');
    const there = receiver();
    await sendEvents(store, there, message);
    expect([there.got, store.waiting, store.calls]).toEqual([[['1', '2'], ['3']], [], ['7', '7']]);
  });

  it('begin again with the oldest that was not surely sent when the sender is killed', async () => {
    const store = new Store('1', '2', '3');
    const there = receiver((call) => call === 2);
    await expect(sendEvents(store, there, message)).rejects.toThrow('killed');
    store.waiting.push('4');
    await sendEvents(store, there, message);
    expect(there.got).toEqual([['1', '2'], ['3'], ['3', '4']]);
  });

  it('of a message that another one has done already send nothing, and that is said', async () => {
    const store = new Store();
    const there = receiver();
    await sendEvents(store, there, message);
    expect([there.got, store.calls]).toEqual([[], ['7']]);
  });

  it('are forgotten when the instance has ended', async () => {
    const store = new Store('1', '2', '3');
    await sendEvents(store, receiver(undefined, false), message);
    expect([store.forgotten, store.calls]).toEqual([true, []]);
  });
});
