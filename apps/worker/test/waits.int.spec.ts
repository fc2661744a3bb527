import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { openHouse, type House } from './house.fixture.ts';

const end = (output: JsonValue) => ({ type: 'end', output });
const waitFor = (wait: object, more: object = {}) => ({
  type: 'wait',
  wait: { event: 'spec.paid', key: '${ input.key }', ...wait },
  ...more,
});
/** Takes events one after another into a list until it has `count`. */
const collect = (count: number, wait: object) => ({
  start: 'first',
  steps: {
    first: { type: 'set', with: 0, save: { got: [] }, next: [{ to: 'take' }] },
    take: waitFor(wait, {
      save: { got: '${ vars.got + [event.data.n] }' },
      next: [{ when: `size(vars.got) < ${count}`, to: 'take' }, { to: 'end' }],
    }),
    end: end('${ vars.got }'),
  },
});

describe('events on a real server', () => {
  let house: House;

  beforeAll(async () => {
    let calls = 0;
    house = await openHouse({ continueAfterEvents: 25, dies: () => (calls += 1) % 4 === 0 });
    await house.publish('once', {
      start: 'wait',
      steps: {
        wait: waitFor({ keep: 'PT1H' }, { save: { id: '${ event.id }' }, next: [{ to: 'end' }] }),
        end: end('${ vars.id }'),
      },
    });
    await house.publish('four', collect(4, { keep: 'PT1H' }));
    await house.publish('thirty', collect(30, { keep: 'always' }));
    await house.publish('two', {
      start: 'go',
      steps: {
        go: { type: 'set', with: 0, split: 'all', next: [{ to: 'read' }, { to: 'take' }, { to: 'later' }] },
        read: waitFor({ shared: true }, { save: { read: '${ event.id }' } }),
        take: waitFor({}, { save: { take: '${ event.id }' } }),
        later: waitFor({}, { save: { later: '${ event.id }' } }),
      },
      output: '${ vars }',
    });
    await house.publish('talker', {
      start: 'go',
      steps: {
        go: { type: 'set', with: 0, split: 'all', next: [{ to: 'hear' }, { to: 'say' }] },
        hear: waitFor({}, { save: { own: '${ event.source }' } }),
        say: { type: 'emit', event: 'spec.paid', key: '${ input.key }', with: {} },
      },
      output: '${ vars.own }',
    });
    await house.publish('late', {
      start: 'wait',
      steps: {
        wait: waitFor({}, { timeout: 'PT1S', catch: [{ on: ['timeout'], to: 'end' }] }),
        end: end('too late'),
      },
    });
  });
  afterAll(() => house.close());

  const tell = (key: string, n: number, type = 'spec.paid') =>
    house.receive(`${key}-${n}`, type, { key, data: { n } });

  it('that come while a wait is open end it; those of another key do not', async () => {
    const id = await house.start('once', { key: 'live' });
    const row = await house.waiting(id, 'event');
    expect(row).toMatchObject({ status: 'waiting', waiting: [{ detail: 'spec.paid of live' }] });
    await tell('other', 1);
    await tell('live', 1);
    expect((await house.closed(id)).output).toBe('live-1');
  });

  it('that came before the instance are kept, oldest first, and each is taken once', async () => {
    for (const n of [1, 2, 3]) await tell('early', n);
    const id = await house.start('four', { key: 'early' });
    await house.waiting(id, 'event');
    await tell('early', 1);
    await tell('early', 4);
    expect((await house.closed(id)).output).toEqual([1, 2, 3, 4]);
  });

  it('reach every shared wait and the oldest other one', async () => {
    const id = await house.start('two', { key: 'both' });
    await house.row(id, ({ waiting }) => (waiting as unknown[]).length === 3);
    await tell('both', 1);
    await house.row(id, ({ waiting }) => (waiting as unknown[]).length === 1);
    await tell('both', 1);
    await tell('both', 2);
    expect((await house.closed(id)).output).toEqual({ read: 'both-1', take: 'both-1', later: 'both-2' });
  });

  it('that come while no worker is there are taken when one comes back', async () => {
    const id = await house.start('once', { key: 'away' });
    await house.waiting(id, 'event');
    await house.stopWorker();
    await tell('away', 1);
    await house.startWorker();
    expect((await house.closed(id)).output).toBe('away-1');
  });

  it('are neither lost nor doubled nor turned over by continue-as-new and a relay that dies again and again', async () => {
    const id = await house.start('thirty', { key: 'many' });
    await house.waiting(id, 'event');
    for (let n = 0; n < 30; n += 1) await tell('many', n);
    expect((await house.closed(id)).output).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect((await house.orchestrator.execution(id)).historyLength).toBeLessThan(120);
  });

  it('that instances emit meet their own waits and those of others (rule W5)', async () => {
    const other = await house.start('once', { key: 'said' });
    await house.waiting(other, 'event');
    const id = await house.start('talker', { key: 'said' });
    expect((await house.closed(id)).output).toBe('fermata');
    expect((await house.closed(other)).output).toMatch(`${id}/say#1`);
  });

  it('that come after the timeout change nothing', async () => {
    const id = await house.start('late', { key: 'late' });
    const row = await house.closed(id);
    await tell('late', 1);
    expect([row.status, row.output]).toEqual(['completed', 'too late']);
    const left = await house.database.inInstallation((tx) =>
      tx.rows('SELECT 1 FROM subscription s WHERE s.instance_id = $1', [id]),
    );
    expect(left).toEqual([]);
  });
});
