/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import { Hint } from './hint.tsx';
// Here at once: how long a module takes to come is not what is looked at.
import './hint-box.tsx';

afterEach(cleanup);

const button = () => screen.getByRole('button', { name: 'Help' });

describe('a hint', () => {
  it('says something while a pointer rests on its element, and is its description', async () => {
    show(
      <Hint label="Opens the guide">
        <button type="button">Help</button>
      </Hint>,
    );
    expect(screen.queryByRole('tooltip')).toBeNull();
    const before = button();
    fireEvent.pointerEnter(before, { pointerType: 'mouse' });
    const words = await screen.findByText('Opens the guide');
    expect(button()).toBe(before);
    expect(before.getAttribute('aria-describedby')).toBe(words.id);
    fireEvent.pointerLeave(before);
    await waitFor(() => expect(screen.queryByText('Opens the guide')).toBeNull());
  });

  it('goes by Escape', async () => {
    show(
      <Hint label="Opens the guide">
        <button type="button">Help</button>
      </Hint>,
    );
    fireEvent.pointerEnter(button(), { pointerType: 'mouse' });
    await screen.findByText('Opens the guide');
    fireEvent.keyDown(window, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByText('Opens the guide')).toBeNull());
  });

  it('says nothing when it is off, and hands on what it is given', () => {
    let presses = 0;
    show(
      <Hint label="Opens the guide" disabled onClick={() => (presses += 1)}>
        <button type="button">Help</button>
      </Hint>,
    );
    fireEvent.click(button());
    fireEvent.pointerEnter(button(), { pointerType: 'mouse' });
    expect(presses).toBe(1);
    expect(button().hasAttribute('aria-describedby')).toBe(false);
  });
});
