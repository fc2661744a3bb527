/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { resolvePointer, type JsonObject } from '@fermata/model';
import { PanelOf, refunds, type Made } from './inspector.fixture.tsx';

afterEach(cleanup);

/** Shows the panel of a step; it comes when it is first asked for. */
async function open(panel: ReactElement): Promise<RenderResult> {
  const shown = render(panel);
  await screen.findAllByRole('tab');
  return shown;
}

const fresh = (): Made => ({ changes: [], definition: refunds() });

describe('the panel of a step', () => {
  it('makes each letter of a title a change of one group, so that typing is undone at once', async () => {
    const made = fresh();
    await open(<PanelOf made={made} stepId="load" />);
    const title = screen.getByLabelText('Title');
    fireEvent.change(title, { target: { value: 'Load i' } });
    fireEvent.change(title, { target: { value: 'Load it' } });
    expect(resolvePointer(made.definition, '/steps/load/title')).toBe('Load it');
    expect(new Set(made.changes.map(({ group }) => group)).size).toBe(1);
    expect(made.changes[0]?.group).toBeDefined();
  });

  it('takes a field away when nothing is left of its text', async () => {
    const made = fresh();
    await open(<PanelOf made={made} stepId="load" />);
    fireEvent.change(screen.getByLabelText('Title'), { target: { value: '' } });
    expect(resolvePointer(made.definition, '/steps/load')).not.toHaveProperty('title');
  });

  it('moves a transition by keyboard, and says where the otherwise stands', async () => {
    const made = fresh();
    await open(<PanelOf made={made} stepId="load" />);
    const last = screen.getByRole('listitem', { name: 'Transition 2: otherwise' });
    fireEvent.keyDown(last, { key: 'ArrowUp', altKey: true });
    expect(resolvePointer(made.definition, '/steps/load/next/0')).toEqual({ to: 'review' });
  });

  it('lets the condition of a way be built that was drawn beside another one', async () => {
    const { steps, ...rest } = refunds() as { readonly steps: Record<string, JsonObject> };
    const load = { ...steps['load'], next: [{ when: 'false', to: 'pay' }, { to: 'review' }] };
    const made: Made = { changes: [], definition: { ...rest, steps: { ...steps, load } } };
    await open(<PanelOf made={made} stepId="load" />);
    const way = within(screen.getByRole('listitem', { name: 'Transition 1' }));
    expect(way.getByText('Never holds yet: a condition is missing.')).toBeTruthy();
    expect(way.getByRole('button', { name: 'Condition' })).toBeTruthy();
    expect(way.getByRole('radio', { name: 'Text' })).toHaveProperty('disabled', false);
  });

  it('keeps the text of a condition under the hands of who types, also while it could be built', async () => {
    const { steps, ...rest } = refunds() as { readonly steps: Record<string, JsonObject> };
    const load = { ...steps['load'], next: [{ when: 'size(input.lines) > 1', to: 'pay' }, { to: 'review' }] };
    const made: Made = { changes: [], definition: { ...rest, steps: { ...steps, load } } };
    await open(<PanelOf made={made} stepId="load" />);
    const text = screen.getByRole('textbox', { name: 'When' });
    fireEvent.change(text, { target: { value: 'i' } });
    expect(resolvePointer(made.definition, '/steps/load/next/0/when')).toBe('i');
    expect(screen.getByRole('textbox', { name: 'When' })).toBe(text);
  });

  it('renames a step everywhere that it is named', async () => {
    const made = fresh();
    await open(<PanelOf made={made} stepId="pay" />);
    const id = screen.getByLabelText('Id in expressions');
    fireEvent.change(id, { target: { value: 'refund' } });
    fireEvent.keyDown(id, { key: 'Enter' });
    expect(resolvePointer(made.definition, '/steps/load/next/0/to')).toBe('refund');
    expect(made.definition['steps']).not.toHaveProperty('pay');
  });

  it('says why an id is refused and keeps the old one', async () => {
    const made = fresh();
    await open(<PanelOf made={made} stepId="pay" />);
    const id = screen.getByLabelText('Id in expressions');
    fireEvent.change(id, { target: { value: 'load' } });
    fireEvent.blur(id);
    expect(made.changes).toEqual([]);
    expect(screen.getByText(/taken/)).toBeTruthy();
  });

  it('shows a problem at the field that it is about', async () => {
    const problem = {
      code: 'reference.unknown',
      path: '/steps/load/task',
      message: 'There is no task `http.request`.',
      severity: 'error',
    } as const;
    const { container } = await open(<PanelOf made={fresh()} stepId="load" problems={[problem]} />);
    const field = container.querySelector<HTMLElement>('[data-path="/steps/load/task"]');
    expect(within(field as HTMLElement).getByText(/There is no task/)).toBeTruthy();
    expect(container.querySelector('[data-path="/steps/load/connection"]')?.textContent).not.toMatch(
      /no task/,
    );
  });

  it('opens the tab of the field that somebody jumps to and puts the focus there', async () => {
    const made = fresh();
    const { rerender, container } = await open(<PanelOf made={made} stepId="load" />);
    rerender(<PanelOf made={made} stepId="load" more={{ focus: { path: '/steps/load/timeout' } }} />);
    const field = container.querySelector('[data-path="/steps/load/timeout"]');
    expect(field?.contains(document.activeElement)).toBe(true);
  });

  it('changes nothing for who may only read', async () => {
    const made = fresh();
    await open(<PanelOf made={made} stepId="load" more={{ readOnly: true }} />);
    fireEvent.keyDown(screen.getByRole('listitem', { name: 'Transition 2: otherwise' }), {
      key: 'ArrowUp',
      altKey: true,
    });
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
    expect(made.changes).toEqual([]);
  });

  it('offers the people of a manual step, and no such tab for an automated one', async () => {
    await open(<PanelOf made={fresh()} stepId="review" tab="people" />);
    expect(screen.getByRole('tab', { name: 'People' })).toBeTruthy();
    expect(screen.getByText('refunds')).toBeTruthy();
    cleanup();
    await open(<PanelOf made={fresh()} stepId="load" />);
    expect(screen.queryByRole('tab', { name: 'People' })).toBeNull();
  });

  it('switches retrying on with a policy that it says in words', async () => {
    const made = fresh();
    await open(<PanelOf made={made} stepId="load" tab="errors" />);
    fireEvent.click(screen.getByRole('switch', { name: /Try again when an attempt fails/ }));
    expect(resolvePointer(made.definition, '/steps/load/retry/attempts')).toBe(3);
    expect(screen.getByText('3 attempts, pauses of 1 s, 2 s')).toBeTruthy();
  });
});

describe('a field that names another definition', () => {
  const published = {
    kind: 'component' as const,
    name: 'second-look',
    title: 'A second look',
    tags: [],
    latestVersion: 1,
    draftRevision: 0,
    changed: false,
    archived: false,
    deleted: false,
    draftErrors: 0,
    draftWarnings: 0,
    updatedBy: 'ana',
    updatedAt: '2026-03-09T08:00:00.000Z',
  };

  it('offers by title what the document does not name yet, and writes its name', () => {
    const made = fresh();
    render(<PanelOf made={made} stepId="review" more={{ definitions: [published] }} />);
    const form = screen.getByLabelText('Form');
    fireEvent.change(form, { target: { value: 'second l' } });
    fireEvent.click(screen.getByRole('option', { name: /A second look/ }));
    expect(resolvePointer(made.definition, '/steps/review/form')).toBe('second-look');
    expect(screen.getByRole('link', { name: 'Open A second look in a new tab' }).getAttribute('href')).toBe(
      '/forms/second-look',
    );
  });

  it('leads to a new one while it is empty, but only who may edit', () => {
    const made = fresh();
    const { rerender } = render(<PanelOf made={made} stepId="review" />);
    expect(screen.queryByRole('link')).toBeNull();
    fireEvent.change(screen.getByLabelText('Form'), { target: { value: '' } });
    expect(screen.getByRole('link', { name: /new one/ }).getAttribute('href')).toBe('/forms?dialog=new');
    rerender(<PanelOf made={made} stepId="review" more={{ readOnly: true }} />);
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('the settings of a workflow', () => {
  it('adds a field to the input, and requires it', () => {
    const made = fresh();
    render(<PanelOf made={made} />);
    const name = screen.getByRole('textbox', { name: 'Name of a new field' });
    fireEvent.change(name, { target: { value: 'reason' } });
    fireEvent.keyDown(name, { key: 'Enter' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'reason must be given' }));
    expect(resolvePointer(made.definition, '/input/properties/reason')).toEqual({ type: 'string' });
    expect(resolvePointer(made.definition, '/input/required')).toEqual(['amount', 'reason']);
  });

  it('puts a trigger on a card and shows why a schedule is refused', () => {
    const made = fresh();
    render(<PanelOf made={made} />);
    fireEvent.click(screen.getByRole('button', { name: 'A schedule' }));
    expect(resolvePointer(made.definition, '/triggers/0/schedule/cron')).toBe('0 9 * * 1-5');
    cleanup();
    const message = 'Schedules are not built yet.';
    const problem = {
      code: 'language.unsupported',
      path: '/triggers/0',
      message,
      severity: 'error',
    } as const;
    render(<PanelOf made={made} problems={[problem]} />);
    const card = screen.getByRole('region', { name: 'A schedule starts it' });
    expect(within(card).getByText(message)).toBeTruthy();
  });
});
