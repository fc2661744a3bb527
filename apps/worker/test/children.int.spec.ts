import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { openHouse, type House } from './house.fixture.ts';

const end = (output: JsonValue) => ({ type: 'end', output });
const hears = (more: object = {}) => ({
  type: 'wait',
  wait: { event: 'spec.paid', key: '${ input.key }', keep: 'PT1H' },
  ...more,
});
const starts = (workflow: string, more: object = {}) => ({
  type: 'workflow',
  workflow,
  with: '${ input }',
  ...more,
});
const parent = (step: object) => ({ start: 'sub', steps: { sub: step, end: end('${ steps.sub.output }') } });
const next = [{ to: 'end' }];
const caught = { steps: { end: end("${ steps.sub.error.code + ' ' + steps.sub.error.cause.code }") } };

describe('workflows that start workflows, on a real server', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse({ continueAfterEvents: 25 });
    const input = { type: 'object', required: ['key'], properties: { key: { type: 'string' } } };
    await house.publish('waiter', {
      input,
      start: 'hear',
      steps: { hear: hears({ save: { n: '${ event.data.n }' }, next }), end: end('${ vars.n }') },
    });
    await house.publish('child', { start: 'end', steps: { end: end({ got: '${ input.n + 1 }' }) } });
    await house.publish('failing', {
      start: 'end',
      steps: { end: { type: 'end', terminate: 'failed', code: 'no.luck' } },
    });
    await house.publish('plain', parent(starts('child', { next })));
    await house.publish('awaits', parent(starts('waiter', { next })));
    await house.publish('leaves', parent(starts('waiter', { mode: 'detach', next })));
    await house.publish('shares', parent(starts('waiter', { key: '${ input.key }', next })));
    await house.publish('unlucky', {
      start: 'sub',
      steps: { sub: starts('failing', { catch: [{ to: 'end' }] }), ...caught.steps },
    });
    await house.publish('ended', {
      start: 'sub',
      steps: { sub: starts('waiter', { catch: [{ to: 'end' }] }), end: end('${ steps.sub.error.code }') },
    });
    await house.publish('hurried', {
      timeout: { after: 'PT0.3S' },
      start: 'hear',
      steps: { hear: { type: 'wait', wait: { event: 'spec.sent' } } },
    });
    await house.publish('hurries', {
      start: 'sub',
      steps: { sub: starts('hurried', { catch: [{ to: 'end' }] }), end: end('${ steps.sub.error.code }') },
    });
    await house.publish('unfit', {
      start: 'sub',
      steps: {
        sub: starts('waiter', { with: { key: 7 }, catch: [{ to: 'end' }] }),
        end: end('${ steps.sub.error.code }'),
      },
    });
    await house.publish('sum', {
      start: 'which',
      steps: {
        which: { type: 'decide', cases: [], next: [{ when: 'input.n == 0', to: 'zero' }, { to: 'sub' }] },
        sub: { type: 'workflow', workflow: 'sum', with: { n: '${ input.n - 1 }' }, next: [{ to: 'add' }] },
        add: end('${ input.n + steps.sub.output }'),
        zero: end(0),
      },
    });
    await house.publish('busy', {
      start: 'go',
      steps: {
        go: { type: 'set', with: 0, save: { n: 0 }, split: 'all', next: [{ to: 'sub' }, { to: 'turn' }] },
        sub: starts('waiter', { save: { sub: '${ output }' } }),
        turn: {
          type: 'delay',
          delay: { for: 'PT0.02S' },
          save: { n: '${ vars.n + 1 }' },
          next: [{ when: 'vars.n < 15', to: 'turn' }, { to: 'said' }],
        },
        said: { type: 'emit', event: 'spec.sent', with: {} },
      },
      output: '${ vars }',
    });
  });
  afterAll(() => house.close());

  const tell = (key: string, n: number) => house.receive(`${key}-${n}`, 'spec.paid', { key, data: { n } });
  const onlyChild = async (id: string) => {
    await house.waiting(id, 'child');
    await house.row(id, () => true);
    const [child] = await house.childrenOf(id);
    return child?.id ?? '';
  };

  it('get the output of the child, which shows as an instance of its own', async () => {
    const id = await house.start('plain', { n: 1 });
    expect((await house.closed(id)).output).toEqual({ got: 2 });
    const [child] = await house.childrenOf(id);
    expect(child).toMatchObject({ definition: 'child', status: 'completed', parentId: id, startedBy: 'ada' });
  });

  it('may start themselves (pattern 22)', async () => {
    const id = await house.start('sum', { n: 6 });
    expect((await house.closed(id)).output).toBe(21);
  });

  it('await a child across continue-as-new', async () => {
    const id = await house.start('busy', { key: 'busy' });
    const child = await onlyChild(id);
    await house.row(id, ({ steps }) => JSON.stringify(steps).includes('"id":"said","status":"completed"'));
    expect((await house.orchestrator.execution(id)).historyLength).toBeLessThan(80);
    await tell('busy', 5);
    expect((await house.closed(child)).status).toBe('completed');
    expect((await house.closed(id)).output).toEqual({ n: 15, sub: 5 });
  });

  it('cancel an attached child with themselves', async () => {
    const id = await house.start('awaits', { key: 'cancelled' });
    const child = await onlyChild(id);
    await house.waiting(child, 'event');
    await house.operate(id, 'cancel');
    expect((await house.closed(id)).status).toBe('cancelled');
    expect((await house.closed(child)).status).toBe('cancelled');
  });

  it('leave a detached child alone: its id is the output', async () => {
    const id = await house.start('leaves', { key: 'left' });
    const { output } = await house.closed(id);
    const child = String(output);
    await house.waiting(child, 'event');
    await tell('left', 1);
    expect(await house.closed(child)).toMatchObject({ status: 'completed', output: 1, parentId: id });
  });

  it('start a child once for a key, and attach to it also when it has ended', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => house.start('shares', { key: 'shared' })));
    if (first === undefined || second === undefined) throw new Error('two instances');
    await Promise.all([house.waiting(first, 'child'), house.waiting(second, 'child')]);
    await tell('shared', 9);
    expect([(await house.closed(first)).output, (await house.closed(second)).output]).toEqual([9, 9]);
    const third = await house.start('shares', { key: 'shared' });
    expect((await house.closed(third)).output).toBe(9);
    const children = await Promise.all([first, second, third].map((id) => house.childrenOf(id)));
    expect(children.flat()).toHaveLength(1);
  });

  it('see how a child has failed, was cancelled or terminated (rule S2), and that its input did not fit (rule D6)', async () => {
    const failed = await house.start('unlucky', {});
    expect((await house.closed(failed)).output).toBe('workflow.failed no.luck');
    for (const [verb, code] of [
      ['cancel', 'workflow.cancelled'],
      ['terminate', 'workflow.terminated'],
    ] as const) {
      const id = await house.start('ended', { key: verb });
      const child = await onlyChild(id);
      await house.waiting(child, 'event');
      await house.operate(child, verb);
      expect((await house.closed(id)).output).toBe(code);
    }
    expect((await house.closed(await house.start('hurries', {}))).output).toBe('workflow.timeout');
    expect((await house.closed(await house.start('unfit', {}))).output).toBe('schema.mismatch');
  });

  it('hear of a child that was terminated in Temporal itself', async () => {
    const id = await house.start('ended', { key: 'outside' });
    const child = await onlyChild(id);
    await house.waiting(child, 'event');
    await house.orchestrator.terminate(child, 'by hand');
    await house.sweep();
    expect((await house.closed(id)).output).toBe('workflow.terminated');
  });
});
