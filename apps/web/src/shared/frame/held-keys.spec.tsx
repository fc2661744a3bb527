/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { fireEvent, render } from '@testing-library/react';
import { HeldKeys } from './held-keys.tsx';
import { usePaletteQuery } from './palette-query.ts';

const query = (): string => usePaletteQuery.getState().query;

describe('what is typed while the palette is still coming', () => {
  it('is kept for its field and is no key of the page, until the field itself takes it', () => {
    const behind = jest.fn();
    window.addEventListener('keydown', behind);
    const { unmount } = render(
      <>
        <HeldKeys />
        <button type="button">Behind</button>
        <div role="dialog">
          <input />
        </div>
      </>,
    );
    for (const key of ['o', '-', '3']) fireEvent.keyDown(document.body, { key });
    expect(query()).toBe('o-3');
    expect(behind).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    fireEvent.keyDown(document.querySelector('input') ?? document.body, { key: 'x' });
    expect(behind).toHaveBeenCalledTimes(3);
    expect(query()).toBe('o-3');
    unmount();
    expect(query()).toBe('');
    window.removeEventListener('keydown', behind);
  });
});
