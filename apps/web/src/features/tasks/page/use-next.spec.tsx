/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { NextTask } from '@fermata/contracts';
import { useStream } from '../../../shared/stream/stream-store.ts';
import { useNextMode } from './next-mode.ts';

const fetchNext = jest.fn<() => Promise<NextTask>>();
const fetchCounts = () => Promise.reject(new Error('not asked'));
jest.unstable_mockModule('../api/doors.ts', () => ({ fetchNext, fetchCounts }));
jest.unstable_mockModule('../../../shared/session/use-me.ts', () => ({
  useMe: () => ({ data: { id: 'robin' } }),
}));
const { useNext } = await import('./use-next.ts');

const open = jest.fn<(id: string) => void>();
const close = jest.fn<() => void>();
const client = new QueryClient();

function Around({ children }: { readonly children: ReactNode }): ReactNode {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

const query = Object.freeze({ view: 'mine', order: 'risk' }) as Parameters<typeof useNext>[0]['query'];
const change = (key: string) =>
  act(() => useStream.getState().tell([{ id: 1, topic: 'task', key, what: 'created' }]));
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  jest.useFakeTimers();
  for (const mock of [fetchNext, open, close]) mock.mockReset();
  useNextMode.getState().setMode('chain');
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the next task of an instance', () => {
  it('is looked for once at a time while many tasks change, and opened when it is there', async () => {
    fetchNext.mockResolvedValue({});
    const { result } = renderHook(() => useNext({ query, openId: undefined, open, close }), {
      wrapper: Around,
    });
    act(() => result.current.goOn('t-1'));
    await pass(0);
    expect(fetchNext).toHaveBeenCalledTimes(1);
    expect(result.current.isWaiting).toBe(true);
    for (let each = 0; each < 30; each += 1) change(`other-${each}`);
    await pass(0);
    expect(fetchNext).toHaveBeenCalledTimes(2);
    fetchNext.mockResolvedValue({ task: { id: 't-2' } } as NextTask);
    await pass(1_000);
    expect(fetchNext).toHaveBeenCalledTimes(3);
    expect(open.mock.calls).toEqual([['t-2']]);
  });
});
