/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useReadyTask } from './use-ready-task.ts';

const fetchCode = jest.fn<() => Promise<void>>();

function List(): ReactNode {
  useReadyTask(fetchCode);
  return (
    <>
      <button type="button">Filter</button>
      <div data-task="t-1">
        <a href="/tasks/t-1">Review</a>
      </div>
    </>
  );
}

beforeEach(() => {
  jest.useFakeTimers();
  fetchCode.mockReset().mockResolvedValue();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the code of a task that is not open yet', () => {
  it.each(['pointerOver', 'focusIn'] as const)('is fetched once when one comes to a row by %s', (way) => {
    render(<List />);
    fireEvent[way](screen.getByText('Filter'));
    expect(fetchCode).not.toHaveBeenCalled();
    fireEvent[way](screen.getByText('Review'));
    fireEvent[way](screen.getByText('Review'));
    jest.runAllTimers();
    expect(fetchCode).toHaveBeenCalledTimes(1);
  });

  it('is fetched when the page has rested, and not for a page that has gone', () => {
    const { unmount } = render(<List />);
    unmount();
    jest.runAllTimers();
    expect(fetchCode).not.toHaveBeenCalled();
    render(<List />);
    jest.runAllTimers();
    expect(fetchCode).toHaveBeenCalledTimes(1);
  });

  it('is no reason to complain when it cannot be had', async () => {
    fetchCode.mockRejectedValue(new Error('no network'));
    render(<List />);
    jest.runAllTimers();
    await Promise.resolve();
    expect(fetchCode).toHaveBeenCalledTimes(1);
  });
});
