import { randomUUID } from 'node:crypto';
import type { StartInput } from '@fermata/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { connectionOptions } from './connection-options.ts';
import { createOrchestrator } from './orchestrator.ts';

const namespace = process.env['FERMATA_TEST_TEMPORAL_NAMESPACE'] ?? 'fermata';
const input: StartInput = {
  plan: { projectId: 'default', name: 'spec', version: 1, hash: 'f'.repeat(64) },
  input: {},
  trigger: { type: 'manual' },
  startedBy: 'ada',
  businessKey: 'K-1',
};
const submission = { submissionId: 's', work: 'a#1', output: {}, by: 'ben' };

describe('the client of Temporal', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await Connection.connect({ address: process.env['FERMATA_TEST_TEMPORAL_ADDRESS'] ?? '' });
  });
  afterAll(() => connection.close());

  const open = (more = {}) =>
    createOrchestrator({ connection, namespace, workflowQueue: 'nobody-workflow', ...more });

  it('starts an instance once, whoever asks how often, also after its end', async () => {
    const instanceId = randomUUID();
    const starts = await Promise.all(Array.from({ length: 5 }, () => open().start({ instanceId, input })));
    expect(starts.filter(Boolean)).toHaveLength(1);
    await open().terminate(instanceId, 'enough');
    expect(await open().start({ instanceId, input })).toBe(false);
    expect(await open().status(instanceId)).toBe('terminated');
  });

  it('opens the next run of a closed instance, and leaves an open one alone', async () => {
    const instanceId = randomUUID();
    await open().start({ instanceId, input });
    expect(await open().reopen({ instanceId, input })).toBe(false);
    await open().terminate(instanceId, 'enough');
    expect(await open().reopen({ instanceId, input })).toBe(true);
    await open().terminate(instanceId, 'enough');
  });

  it('puts what an admin looks for into search attributes, and no data of the instance', async () => {
    const instanceId = randomUUID();
    await open().start({ instanceId, input, title: 'Refund approval' });
    const history = JSON.stringify(await open().history(instanceId));
    expect(history).toContain('FermataDefinition');
    expect(history).toContain('FermataBusinessKey');
    await open().terminate(instanceId, 'enough');
  });

  it('says that nobody answered in time when no worker runs, and that the call may be repeated', async () => {
    const instanceId = randomUUID();
    await open().start({ instanceId, input });
    const answered = open({ verdictTimeoutMs: 300 }).submit(instanceId, submission);
    await expect(answered).rejects.toMatchObject({ code: 'temporal.timeout', retryable: true });
    await open().terminate(instanceId, 'enough');
  });

  it('ends a call that waits for a worker when it is called off, and begins none afterwards', async () => {
    const instanceId = randomUUID();
    await open().start({ instanceId, input });
    const off = new AbortController();
    const until = open({ verdictTimeoutMs: 50_000 }).until(off.signal);
    const refused = { code: 'temporal.unavailable', retryable: true };
    const answered = expect(until.submit(instanceId, submission)).rejects.toMatchObject(refused);
    expect(await until.status(instanceId)).toBe('open');
    off.abort();
    await answered;
    await expect(until.status(instanceId)).rejects.toMatchObject(refused);
    expect(await open().status(instanceId)).toBe('open');
    await open().terminate(instanceId, 'enough');
  });

  it('ends also a call to a server that is away, whose connection may then be closed', async () => {
    const nowhere = Connection.lazy(connectionOptions('127.0.0.1:9'));
    const off = new AbortController();
    const orchestrator = createOrchestrator({ connection: nowhere, namespace, callTimeoutMs: 50_000 });
    const call = expect(orchestrator.until(off.signal).status('nobody')).rejects.toMatchObject({
      code: 'temporal.unavailable',
    });
    off.abort();
    await call;
    await nowhere.close();
  });

  it('knows no status and no history of what was never started', async () => {
    expect(await open().status(randomUUID())).toBe('absent');
    expect(await open().history(randomUUID())).toBeUndefined();
  });

  it('refuses a message to what was never started, instead of failing', async () => {
    expect(await open().submit(randomUUID(), submission)).toEqual({
      accepted: false,
      reason: 'the instance has ended',
    });
  });

  it('is told apart from a server that cannot be reached', async () => {
    const nowhere = Connection.lazy(connectionOptions('127.0.0.1:9'));
    const orchestrator = createOrchestrator({ connection: nowhere, namespace, callTimeoutMs: 1500 });
    await expect(orchestrator.start({ instanceId: randomUUID(), input })).rejects.toMatchObject({
      retryable: true,
      status: 503,
    });
    expect(await orchestrator.isReachable()).toBe(false);
    await nowhere.close();
    expect(await open().isReachable()).toBe(true);
  });
});
