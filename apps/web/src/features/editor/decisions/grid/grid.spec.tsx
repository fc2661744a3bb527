/** @jest-environment jsdom */
import { Surroundings } from '../../inspector/inspector.fixture.tsx';
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createDocumentStore, type DocumentStore } from '../../../../shared/document/document-store.ts';
import { DecisionProvider } from '../decision-context.tsx';
import { tableView } from '../model/table-view.ts';
import { Grid } from './grid.tsx';

afterEach(cleanup);

const SOURCE = JSON.stringify({
  kind: 'decision',
  name: 'rates',
  inputs: [{ name: 'weight', type: 'number' }],
  outputs: [{ name: 'price', type: 'number' }],
  rules: [
    { when: { weight: '<= 1' }, then: { price: 2 } },
    { when: { weight: '> 1' }, then: { price: 6 } },
  ],
});

function storeOf(): DocumentStore {
  const draft = {
    source: SOURCE,
    format: 'json',
    revision: 1,
    savedBy: 'ana',
    savedAt: '2026-01-01T00:00:00Z',
  } as const;
  return createDocumentStore({
    draft,
    port: { load: async () => draft, save: async () => ({ type: 'unanswered' }) },
    journal: { read: () => undefined, write: () => undefined, clear: () => undefined },
    clock: { now: () => 0, after: () => () => undefined },
    merging: () => Promise.reject(new Error('nobody else saves here')),
  });
}

function show(store: DocumentStore, readOnly = false, fired: readonly number[] = []): void {
  render(
    <Surroundings>
      <DecisionProvider
        value={{ subject: { kind: 'decision', name: 'rates' }, store, readOnly, problems: [] }}
      >
        <Grid fired={new Set(fired)} marked={new Set()} />
      </DecisionProvider>
    </Surroundings>,
  );
}

const rulesOf = (store: DocumentStore) => tableView(store.getState().document.definition).rules;
const cells = () => screen.getAllByRole('gridcell');

describe('the grid of a decision table', () => {
  it('writes what is typed, goes down by Enter, and undoes it', () => {
    const store = storeOf();
    show(store);
    act(() => cells()[1]?.focus());
    fireEvent.keyDown(cells()[1] as HTMLElement, { key: '9' });
    const input = screen.getByRole('textbox', { name: 'Rule 1, price' });
    expect((input as HTMLInputElement).value).toBe('9');
    fireEvent.change(input, { target: { value: '9.5' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(rulesOf(store)[0]?.['then']).toEqual({ price: 9.5 });
    expect(cells()[3]?.tabIndex).toBe(0);
    act(() => store.actions.undo());
    expect(rulesOf(store)[0]?.['then']).toEqual({ price: 2 });
  });

  it('keeps the cell as it was when Escape is pressed', () => {
    const store = storeOf();
    show(store);
    act(() => cells()[0]?.focus());
    fireEvent.keyDown(cells()[0] as HTMLElement, { key: 'F2' });
    const input = screen.getByRole('textbox', { name: 'Rule 1, weight' });
    fireEvent.change(input, { target: { value: '< 5' } });
    fireEvent.keyDown(input, { key: 'Escape' });
    expect(rulesOf(store)[0]?.['when']).toEqual({ weight: '<= 1' });
  });

  it('takes cells of a spreadsheet where the focus is', () => {
    const store = storeOf();
    show(store);
    act(() => cells()[2]?.focus());
    fireEvent.paste(cells()[2] as HTMLElement, { clipboardData: { getData: () => '(1..5]\t7\n> 5\t8' } });
    expect(rulesOf(store)).toEqual([
      { when: { weight: '<= 1' }, then: { price: 2 } },
      { when: { weight: '(1..5]' }, then: { price: 7 } },
      { when: { weight: '> 5' }, then: { price: 8 } },
    ]);
  });

  it('empties a range by Delete', () => {
    const store = storeOf();
    show(store);
    act(() => cells()[0]?.focus());
    fireEvent.keyDown(cells()[0] as HTMLElement, { key: 'ArrowDown', shiftKey: true });
    fireEvent.keyDown(cells()[2] as HTMLElement, { key: 'Delete' });
    expect(rulesOf(store).map((rule) => rule['when'])).toEqual([undefined, undefined]);
    expect(rulesOf(store).map((rule) => rule['then'])).toEqual([{ price: 2 }, { price: 6 }]);
  });

  it('marks the rules that fired', () => {
    show(storeOf(), false, [2]);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => row.hasAttribute('data-fired'))).toEqual([false, true]);
  });

  it('changes nothing for who may only read', () => {
    const store = storeOf();
    show(store, true);
    act(() => cells()[1]?.focus());
    fireEvent.keyDown(cells()[1] as HTMLElement, { key: '9' });
    fireEvent.keyDown(cells()[1] as HTMLElement, { key: 'Delete' });
    fireEvent.paste(cells()[1] as HTMLElement, { clipboardData: { getData: () => '7' } });
    expect(screen.queryByRole('textbox', { name: 'Rule 1, price' })).toBeNull();
    expect(store.getState().document.source).toBe(SOURCE);
  });
});
