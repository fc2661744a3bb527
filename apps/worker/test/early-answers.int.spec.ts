import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { publish } from './definitions.fixture.ts';
import { openShell, type Shell, type SpecInstance } from './shell.fixture.ts';

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
    await instance.until(({ waiting }) => waiting.length > 0);
    return instance;
  };

  /** Back to where the end of the task was judged; what came later comes with it now. */
  const judgeAgain = async ({ id, handle }: SpecInstance) => {
    const { events = [] } = await handle.fetchHistory();
    const list = events ?? [];
    const end = list.findIndex(({ activityTaskCompletedEventAttributes: ended }) => ended !== null);
    const judged = list.slice(end).find(({ workflowTaskCompletedEventAttributes: done }) => done !== null);
    await shell.client.workflowService.resetWorkflowExecution({
      namespace: shell.client.options.namespace,
      workflowExecution: { workflowId: id },
      workflowTaskFinishEventId: judged?.eventId ?? null,
      requestId: randomUUID(),
      reason: 'the worker has died',
    });
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
    await judgeAgain(instance);
    expect(await shell.client.workflow.getHandle(instance.id).result()).toEqual(output);
  });
});
