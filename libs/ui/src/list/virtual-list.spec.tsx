/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import { VirtualList } from './virtual-list.tsx';

// Nothing has a size here: what is in view is what a screen of this height would show.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 400 });

afterEach(cleanup);

function list(count: number, onEnd = (): void => undefined) {
  return (
    <VirtualList
      label="Things"
      count={count}
      heightOf={() => 40}
      keyOf={String}
      render={(index) => `thing ${index}`}
      onEnd={onEnd}
    />
  );
}

describe('a list of very many things', () => {
  it('draws those in view, each knowing its place among all', () => {
    show(list(10_000));
    const items = screen.getAllByRole('listitem');
    expect(items.length).toBeGreaterThanOrEqual(10);
    expect(items.length).toBeLessThan(40);
    expect(items[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(items[3]?.getAttribute('aria-posinset')).toBe('4');
    expect(items[3]?.textContent).toBe('thing 3');
  });

  it('asks for more only when its end comes near', () => {
    const onEnd = jest.fn<() => void>();
    show(list(10_000, onEnd));
    expect(onEnd).not.toHaveBeenCalled();
    cleanup();
    show(list(12, onEnd));
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
