import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { publish } from './definitions.fixture.ts';
import { openHouse, type House } from './house.fixture.ts';
import { judgeAgain } from './reset.fixture.ts';
import { openShell, until, type Shell, type SpecInstance } from './shell.fixture.ts';

const next = [{ to: 'end' }];
const behindTask = (b: object) =>
  publish({
    start: 'a',
    steps: {
      a: { type: 'task', task: 'test.echo', with: 1, next: [{ to: 'b' }] },
      b: { ...b, next },
      end: { type: 'end', output: '${ steps.b.output }' },
    },
  });
const ask = { type: 'manual', assign: { users: ['ben'] }, outputSchema: { type: 'object' } };
const listen = { type: 'wait', wait: { event: 'spec.done', keep: 'PT1H' } };

/**
 * A worker that dies between a durable point and the end of its workflow task leaves outside what the history does not
 * know: somebody answers, and the task is judged again with the answer in it. A reset makes the same activation.
 */
describe('an activation that is judged again, now with the answer to what it begins', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell();
  });
  afterAll(() => shell.close());

  const waitingAt = async (b: object): Promise<SpecInstance> => {
    const instance = await shell.start(behindTask(b));
    await instance.until(({ waiting }) => waiting.some(({ visit }) => visit === 'b#1'));
    return instance;
  };

  const ways: readonly [string, object, (instance: SpecInstance) => Promise<unknown>, JsonValue][] = [
    ['an answer', ask, ({ answer }) => answer('b#1', { said: 'yes' }), { said: 'yes' }],
    [
      'a verb about it',
      ask,
      ({ operate }) => operate('skip', { visit: 'b#1', output: { said: 'skipped' } }),
      { said: 'skipped' },
    ],
    [
      'an end that another process tells',
      ask,
      ({ id }) =>
        shell.orchestrator.deliver(id, [{ type: 'completed', work: 'b#1', output: { said: 'it' } }]),
      { said: 'it' },
    ],
    [
      'an event that may have come before',
      listen,
      ({ id }) => shell.orchestrator.deliver(id, [{ type: 'event', event: paid() }]),
      { n: 7 },
    ],
  ];
  const paid = () => ({
    id: randomUUID(),
    source: 'shop',
    type: 'spec.done',
    key: null,
    receivedAt: new Date().toISOString(),
    data: { n: 7 },
  });

  it.each(ways)('takes %s', async (_what, step, tell, output) => {
    const instance = await waitingAt(step);
    await tell(instance);
    expect(await instance.result()).toEqual(output);
    await judgeAgain(
      shell.client,
      instance.id,
      (event) => event.activityTaskCompletedEventAttributes !== null,
    );
    expect(await shell.client.workflow.getHandle(instance.id).result()).toEqual(output);
  });
});

/** Rule W1: without `keep` a wait takes what was received from its opening on, as people saw it open. */
describe('an event for a wait without keep that was open outside before its opening was recorded', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse();
    const waitFor = (event: string, ...next: object[]) => ({
      type: 'wait',
      wait: { event, key: '${ input.key }' },
      next,
    });
    await house.publish('listener', {
      start: 'a',
      steps: {
        a: waitFor('spec.sent', { when: 'event.data.n > 0', to: 'b' }, { to: 'c' }),
        b: waitFor('spec.paid', { to: 'end' }),
        c: waitFor('spec.sent', { to: 'b' }),
        end: { type: 'end', output: '${ steps.b.output }' },
      },
    });
  });
  afterAll(() => house.close());

  const tell = (key: string, type: string, n: number) =>
    house.receive(`${key}-${n}`, type, { key, data: { n } });
  const waitsAt = (id: string, step: string) =>
    house.row(id, ({ waiting }) => JSON.stringify(waiting).includes(`"stepId":"${step}"`));
  const arrived = (id: string) =>
    until(
      () =>
        house.database.inInstallation((tx) =>
          tx.rows('SELECT 1 FROM event_delivery d WHERE d.instance_id = $1', [id]),
        ),
      (rows) => rows.length === 0,
    );

  /** The wait at `b` opens and hears an event, and then its opening is judged again with that event in it. */
  const heardTooSoon = async (key: string): Promise<string> => {
    const id = await house.start('listener', { key });
    await waitsAt(id, 'a');
    await tell(key, 'spec.sent', 1);
    await waitsAt(id, 'b');
    await house.stopWorker();
    await tell(key, 'spec.paid', 2);
    await arrived(id);
    await judgeAgain(house.client, id, (event) => event.workflowExecutionSignaledEventAttributes !== null);
    return id;
  };

  it('is taken by it', async () => {
    const id = await heardTooSoon('same');
    await house.startWorker();
    expect((await house.closed(id)).output).toEqual({ n: 2 });
  });

  it('is not taken by a later one in its place, where that opening has not come to be', async () => {
    const id = await heardTooSoon('other');
    const jump = { id: randomUUID(), verb: 'jump', actor: 'olga', reason: 'asked for' } as const;
    const jumped = house.orchestrator.operate(id, { ...jump, from: 'a#1', to: 'c' });
    await house.startWorker();
    expect(await jumped).toEqual({ accepted: true });
    await waitsAt(id, 'c');
    await tell('other', 'spec.sent', 3);
    await waitsAt(id, 'b');
    await tell('other', 'spec.paid', 4);
    expect((await house.closed(id)).output).toEqual({ n: 4 });
  });
});
