import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configuredConnections, executorNamed, executors } from './index.ts';
import { withHeartbeat } from './with-heartbeat.ts';

describe('the registry', () => {
  it('has one executor of each name, with the codes it declares', () => {
    expect(new Set(executors.map(({ name }) => name)).size).toBe(executors.length);
    expect(executorNamed('http.request')?.errors.map(({ code }) => code)).toContain('egress.denied');
    expect(executorNamed('constructor')).toBeUndefined();
  });

  it.each(executors)('describes $name as plain JSON', ({ inputSchema, outputSchema, errors }) => {
    const description = { inputSchema, outputSchema, errors };
    expect(JSON.parse(JSON.stringify(description))).toEqual(description);
  });
});

describe('configured connections', () => {
  const entries = {
    shop: { baseUrl: 'http://127.0.0.1:3090/v1', allowPrivate: true },
    bank: { baseUrl: 'https://api.bank.example' },
  };

  it('open exactly the host and port of those with allowPrivate', () => {
    const { targets } = configuredConnections(entries);
    expect(targets).toEqual([{ host: '127.0.0.1', ports: [3090], allowPrivate: true, connectionOnly: true }]);
  });

  it('are found by their names alone', async () => {
    const { port } = configuredConnections(entries);
    expect(await port.resolve('bank')).toEqual(entries.bank);
    expect(await port.resolve('toString')).toBeUndefined();
  });
});

describe('a heartbeat', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is given as long as the work goes on, and not after its end', async () => {
    const heartbeat = jest.fn();
    const { promise, resolve } = deferred();
    const work = withHeartbeat(heartbeat, 5000, () => promise);
    jest.advanceTimersByTime(15_000);
    resolve();
    await work;
    jest.advanceTimersByTime(60_000);
    expect(heartbeat).toHaveBeenCalledTimes(3);
  });

  it('ends with work that fails', async () => {
    const failing = withHeartbeat(jest.fn(), 5000, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(jest.getTimerCount()).toBe(0);
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
