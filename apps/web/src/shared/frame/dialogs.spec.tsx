/** @jest-environment jsdom */
import '../browser.fixture.ts';
import { useState, type ReactNode } from 'react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MantineProvider, Menu } from '@mantine/core';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Drawer, Modal } from './dialogs.tsx';

function Scene({ Dialog }: { readonly Dialog: typeof Modal | typeof Drawer }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  const close = (): void => setAsked(false);
  return (
    <MantineProvider env="test">
      <button type="button" onClick={() => setAsked(true)}>
        Snooze
      </button>
      <button type="button">Elsewhere</button>
      <Menu>
        <Menu.Target>
          <button type="button">More</button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked(true)}>Decline</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsked && (
        <Dialog opened onClose={close} title="Sure?">
          <button type="button" data-autofocus onClick={close}>
            Yes
          </button>
          <button
            type="button"
            onClick={() => {
              screen.getByText('Elsewhere').focus();
              close();
            }}
          >
            Lead on
          </button>
        </Dialog>
      )}
    </MantineProvider>
  );
}

async function open(Dialog: typeof Modal | typeof Drawer, by: readonly string[]) {
  render(<Scene Dialog={Dialog} />);
  const user = userEvent.setup();
  for (const name of by) {
    (await screen.findByText(name)).closest('button')?.focus();
    await user.keyboard('{Enter}');
  }
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Yes'));
  return user;
}

afterEach(cleanup);

describe.each([
  ['a dialog', Modal],
  ['a dialog at the side', Drawer],
] as const)('%s', (_, Dialog) => {
  it('gives the keyboard back at once to what had it', async () => {
    const user = await open(Dialog, ['Snooze']);
    await user.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toBe('Snooze');
  });

  it('gives it back also when Escape closes it', async () => {
    const user = await open(Dialog, ['Snooze']);
    await user.keyboard('{Escape}');
    expect(document.activeElement?.textContent).toBe('Snooze');
  });

  it('gives it to the button of the menu in which it was chosen', async () => {
    const user = await open(Dialog, ['More', 'Decline']);
    await user.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toBe('More');
  });

  it('leaves it where it was led meanwhile', async () => {
    const user = await open(Dialog, ['Snooze']);
    screen.getByText('Lead on').focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toBe('Elsewhere');
  });
});
