/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Around } from '../pane/pane.fixture.tsx';

interface Found {
  readonly value: string;
  readonly title: string;
}

const everybody: readonly Found[] = [
  { value: 'ana', title: 'Ana Analyst' },
  { value: 'sam', title: 'Sam Support' },
];
let answers: Record<string, (found: readonly Found[]) => void>;
jest.unstable_mockModule('../api/doors.ts', () => ({
  fetchPeople: ({ search = '' }: { readonly search?: string }) =>
    search === '' ? Promise.resolve(everybody) : new Promise((resolve) => (answers[search] = resolve)),
  fetchAway: () => Promise.resolve([]),
}));
const { PersonPicker } = await import('./person-picker.tsx');

// Nothing is drawn here, and so nothing scrolls.
Element.prototype.scrollIntoView = () => undefined;

const chosen = () => document.querySelector('[data-combobox-selected]')?.textContent;
const picked = jest.fn<(person: { readonly id: string }) => void>();

beforeEach(() => {
  answers = {};
  picked.mockReset();
});
afterEach(cleanup);

async function show() {
  render(
    <Around>
      <PersonPicker label="To whom" onPick={picked} inPlace />
    </Around>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('textbox', { name: 'To whom' }));
  await screen.findByText('Ana Analyst');
  return user;
}

describe('the choice of a person', () => {
  it('takes by Enter the first that was found for what is typed', async () => {
    const user = await show();
    await user.keyboard('sam');
    await waitFor(() => expect(answers['sam']).toBeDefined());
    act(() => answers['sam']?.([{ value: 'sam', title: 'Sam Support' }]));
    await waitFor(() => expect(chosen()).toContain('Sam Support'));
    await user.keyboard('{Enter}');
    expect(picked.mock.calls.map(([{ id }]) => id)).toEqual(['sam']);
  });

  it('takes nobody by Enter while those of other words stand there', async () => {
    const user = await show();
    await user.keyboard('sam');
    await waitFor(() => expect(answers['sam']).toBeDefined());
    expect(screen.queryByText('Ana Analyst')).not.toBeNull();
    expect(chosen()).toBeUndefined();
    await user.keyboard('{Enter}');
    expect(picked).not.toHaveBeenCalled();
  });

  it('does not keep the mark of one who was found for other words', async () => {
    const user = await show();
    await user.keyboard('s{ArrowDown}');
    await waitFor(() => expect(answers['s']).toBeDefined());
    act(() => answers['s']?.([{ value: 'sue', title: 'Sue' }, ...everybody]));
    await waitFor(() => expect(chosen()).toContain('Sue'));
  });
});
