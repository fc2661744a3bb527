/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Menu } from '@mantine/core';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { show } from '../shown.fixture.tsx';
import { LateMenu } from './late-menu.tsx';
// Here at once: how long a module takes to come is not what is looked at.
import './menu-around.tsx';

afterEach(cleanup);

function Entries({ onChoose }: { readonly onChoose: () => void }) {
  return <Menu.Item onClick={onChoose}>Duplicate</Menu.Item>;
}

const button = () => screen.getByRole('button', { name: 'More' });

function menu(load: () => Promise<typeof Entries>, onChoose: () => void = () => undefined) {
  show(<LateMenu target={<button type="button">More</button>} load={load} given={{ onChoose }} />);
}

describe('a menu that comes late', () => {
  it('asks for its entries with the first press alone, and opens', async () => {
    const load = jest.fn(() => Promise.resolve(Entries));
    const onChoose = jest.fn();
    menu(load, onChoose);
    expect(load).not.toHaveBeenCalled();
    expect(button().getAttribute('aria-haspopup')).toBe('menu');
    fireEvent.click(button());
    fireEvent.click(await screen.findByText('Duplicate'));
    expect(onChoose).toHaveBeenCalledTimes(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('keeps the focus at its button when the late one takes its place', async () => {
    menu(() => Promise.resolve(Entries));
    const quiet = button();
    quiet.focus();
    fireEvent.click(quiet);
    await screen.findByText('Duplicate');
    expect(quiet.isConnected).toBe(false);
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(button()));
  });

  it('asks again when its code could not be had', async () => {
    const load = jest.fn(() => Promise.resolve(Entries));
    load.mockImplementationOnce(() => Promise.reject(new Error('no network')));
    menu(load);
    fireEvent.click(button());
    await waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    await new Promise((resolve) => setTimeout(resolve, 0));
    fireEvent.click(button());
    expect(await screen.findByText('Duplicate')).toBeTruthy();
  });
});
