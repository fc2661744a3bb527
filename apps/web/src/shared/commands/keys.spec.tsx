/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Command } from './command.ts';
import { Keys } from './keys.tsx';
import { useRegistry } from './registry.ts';
import { usePreferences } from '../theme/preferences.ts';

let done: string[];

function command(id: string, keys: string, more: Partial<Command> = {}): Command {
  return { id, title: id, group: 'spec', keys: [keys], run: () => void done.push(id), ...more };
}

function offer(owner: string, ...commands: readonly Command[]): void {
  act(() => useRegistry.getState().put(owner, commands));
}

beforeEach(() => {
  done = [];
  usePreferences.getState().set({ singleKeys: true });
  render(
    <>
      <Keys />
      <input />
      <input type="checkbox" />
      <button type="button" />
    </>,
  );
});

afterEach(() => {
  for (const owner of useRegistry.getState().owners.keys()) useRegistry.getState().drop(owner);
  cleanup();
});

describe('keys of commands', () => {
  it('run what is offered now; the newest owner of a key wins until it goes', async () => {
    const user = userEvent.setup();
    offer('frame', command('old', 'n'));
    offer('page', command('new', 'n'));
    await user.keyboard('n');
    act(() => useRegistry.getState().drop('page'));
    await user.keyboard('n');
    expect(done).toEqual(['new', 'old']);
  });

  it('rest inside text fields, unless they have a modifier', async () => {
    const user = userEvent.setup();
    offer('page', command('single', 'n'), command('chord', 'Control+k'));
    await user.click(document.querySelector('input') as HTMLInputElement);
    await user.keyboard('n{Control>}k{/Control}');
    expect(done).toEqual(['chord']);
    expect(document.querySelector('input')?.value).toBe('n');
  });

  it('are heard at a box that was just ticked', async () => {
    const user = userEvent.setup();
    offer('page', command('single', 'n'));
    await user.click(document.querySelector('[type=checkbox]') as HTMLInputElement);
    await user.keyboard('n');
    expect(done).toEqual(['single']);
  });

  it('without a modifier can be switched off', async () => {
    const user = userEvent.setup();
    offer('page', command('single', 'n'), command('sequence', 'g h'), command('chord', 'Control+k'));
    act(() => usePreferences.getState().set({ singleKeys: false }));
    await user.keyboard('ngh{Control>}k{/Control}');
    expect(done).toEqual(['chord']);
  });

  it('do nothing for what is blocked, nor behind a dialog', async () => {
    const user = userEvent.setup();
    offer('page', command('blocked', 'b', { blocked: 'not now' }), command('free', 'f'));
    await user.keyboard('b');
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    document.body.append(dialog);
    await user.keyboard('f');
    dialog.remove();
    expect(done).toEqual([]);
    await user.keyboard('f');
    expect(done).toEqual(['free']);
  });
});
