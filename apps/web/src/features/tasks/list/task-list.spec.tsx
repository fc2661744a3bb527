/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useState, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import { Keys } from '../../../shared/commands/keys.tsx';
import { useRegistry } from '../../../shared/commands/registry.ts';
import { useStream } from '../../../shared/stream/stream-store.ts';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { ApiProblem } from '../../../shared/api/client.ts';
import { noFilters, type TaskFilters } from '../model/filters.ts';
import type { Task } from '../model/task.ts';
import { heldBy, task } from '../model/task.fixture.ts';
import { useDesk } from '../page/desk-store.ts';

// Changes are gathered for a moment; a busy machine takes its time besides.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const good = { ok: true, status: 200, headers: new Map() };
const answer = (data: unknown) => Promise.resolve({ data, response: good });
const me = {
  id: 'robin',
  name: 'Robin',
  permissions: ['task.see', 'task.claim', 'task.complete'],
  groups: [],
};
let listed: readonly Task[];
jest.unstable_mockModule('../../../shared/api/generated/sdk.gen.ts', () => ({
  meGet: () => answer(me),
  definitionsList: () => answer({ items: [] }),
  taskListsList: () => answer({ items: listed }),
}));
const atTask = jest.fn<(id: string, door: string, body: object) => Promise<Task>>();
const fetchTask = jest.fn<(id: string) => Promise<Task>>();
const keepOrder = jest.fn<(ids: readonly string[]) => Promise<void>>();
jest.unstable_mockModule('../api/doors.ts', () => ({
  atTask,
  fetchTask,
  keepOrder,
  changeTask: () => Promise.reject(new Error('not asked')),
  fetchCounts: () => Promise.reject(new Error('not asked')),
  fetchPeople: () => Promise.resolve([]),
  fetchAway: () => Promise.resolve([]),
}));
const { Marks } = await import('./marks.tsx');
const drawn = jest.fn<(id: string) => void>();
jest.unstable_mockModule('./marks.tsx', () => ({
  Marks: (properties: { readonly task: Task }) => {
    drawn(properties.task.id);
    return <Marks {...properties} />;
  },
}));
const { TaskList } = await import('./task-list.tsx');

const folder = join(import.meta.dirname, '../../../../messages/en');
const messages = Object.fromEntries(
  ['tasks', 'ui', 'problems', 'frame'].map((name) => [
    name,
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as AbstractIntlMessages,
  ]),
);
const opened = jest.fn<(id: string) => void>();
const closed = jest.fn<() => void>();

function Scene({ filters, openId }: { readonly filters: TaskFilters; readonly openId?: string }): ReactNode {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <>
      <Keys />
      <div ref={setPlace} />
      <TaskList
        filters={filters}
        openId={openId}
        onOpen={opened}
        onClose={closed}
        onFilters={() => undefined}
        onClear={() => undefined}
        bulkPlace={place}
      />
    </>
  );
}

function desk(more: Partial<TaskFilters>, openId: string | undefined, client: QueryClient): ReactNode {
  const filters: TaskFilters = { ...noFilters, tab: 'groups', order: null, by: 'none', ...more };
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>
          <Scene filters={filters} {...(openId !== undefined && { openId })} />
        </QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>
  );
}

async function show(more: Partial<TaskFilters> = {}, openId?: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } });
  const { rerender } = render(desk(more, openId, client));
  await screen.findByRole('list');
  const turnTo = (tab: TaskFilters['tab']): void => rerender(desk({ ...more, tab }, openId, client));
  return Object.assign(userEvent.setup(), { turnTo });
}

const shown = () =>
  screen.getAllByRole('listitem').map((row) => within(row).queryByText(/^Approve/)?.textContent);
const focused = () => document.activeElement?.getAttribute('data-task');
const tell = (key: string) =>
  act(() => useStream.getState().tell([{ id: 1, topic: 'task', key, what: 'claimed' }]));

// Nothing has a size here: what is in view is what a screen of this height would show.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 800 });

beforeEach(() => {
  listed = [task('a'), task('b'), task('c')];
  for (const mock of [atTask, fetchTask, keepOrder, opened, closed]) mock.mockReset();
  useDesk.getState().clear();
  usePreferences.getState().set({ singleKeys: true });
});
afterEach(cleanup);

describe('the list of tasks', () => {
  it('is walked by J and K, and Enter opens where the keyboard stands', async () => {
    const user = await show();
    await user.keyboard('jj');
    await waitFor(() => expect(focused()).toBe('b'));
    await user.keyboard('k');
    await waitFor(() => expect(focused()).toBe('a'));
    await user.keyboard('{Enter}');
    expect(opened).toHaveBeenCalledWith('a');
  });

  it('draws nothing anew but the rows that the keyboard leaves and comes to', async () => {
    const user = await show();
    await user.keyboard('j');
    await waitFor(() => expect(focused()).toBe('a'));
    drawn.mockClear();
    await user.keyboard('j');
    await waitFor(() => expect(focused()).toBe('b'));
    expect(drawn.mock.calls.map(([id]) => id)).toEqual(['a', 'b']);
  });

  it('chooses by X and a range by Shift and J, and says how many', async () => {
    const user = await show();
    await user.keyboard('x{Shift>}J{/Shift}');
    expect(screen.getByRole('toolbar').textContent).toContain('2 chosen');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
    expect(closed).not.toHaveBeenCalled();
  });

  it('is walked from its first row after another list, whatever is open', async () => {
    const user = await show({}, 'b');
    await user.keyboard('j');
    await waitFor(() => expect(focused()).toBe('c'));
    listed = [heldBy('a', 'Robin'), heldBy('c', 'Robin')];
    act(() => useDesk.getState().clear());
    user.turnTo('mine');
    await waitFor(() => expect(shown()).toEqual(['Approve a', 'Approve c']));
    await user.keyboard('j');
    await waitFor(() => expect(focused()).toBe('a'));
  });

  it('goes back by Escape when nothing is chosen', async () => {
    const user = await show({}, 'b');
    await user.keyboard('{Escape}');
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('shows a claim at once and takes it back when it is refused', async () => {
    let refuse: (reason: Error) => void = () => undefined;
    atTask.mockImplementation(() => new Promise((_, reject) => (refuse = reject)));
    const user = await show();
    await user.keyboard('c');
    expect(atTask).toHaveBeenCalledWith('a', 'claim', { revision: 1 });
    await waitFor(() => expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('Robin'));
    const body = { type: 'about:blank', title: '', status: 409, code: 'task.taken', detail: '', traceId: '' };
    act(() => refuse(new ApiProblem(409, body)));
    await waitFor(() => expect(screen.getAllByRole('listitem')[0]?.textContent).not.toContain('Robin'));
  });

  it('claims by C the row where the keyboard stands, whatever else could be claimed on the page', async () => {
    atTask.mockResolvedValue(heldBy('b', 'Robin', { revision: 2 }));
    const user = await show({}, 'a');
    const other = jest.fn<() => void>();
    act(() =>
      useRegistry.getState().put('pane', [{ id: 'pane', title: '', group: '', keys: ['c'], run: other }]),
    );
    await user.keyboard('j');
    await waitFor(() => expect(focused()).toBe('b'));
    await user.keyboard('c');
    expect(atTask).toHaveBeenCalledWith('b', 'claim', { revision: 1 });
    expect(other).not.toHaveBeenCalled();
    act(() => useRegistry.getState().drop('pane'));
  });

  it('gives back by C what one holds', async () => {
    listed = [heldBy('a', 'Robin', { revision: 4 })];
    atTask.mockResolvedValue(task('a', { revision: 5 }));
    const user = await show({ tab: 'mine' });
    await screen.findByText('Robin');
    await user.keyboard('c');
    expect(atTask).toHaveBeenCalledWith('a', 'release', { revision: 4 });
  });

  it('hands the chosen ones to the dialog for many', async () => {
    const user = await show();
    await user.keyboard('xjxc');
    expect(atTask).not.toHaveBeenCalled();
    expect(useDesk.getState().wish).toMatchObject({ bulk: 'claim', tasks: [{ id: 'a' }, { id: 'b' }] });
  });

  it('opens by A where the person may hand the task on, and says why not instead of a dialog', async () => {
    const no = { allowed: false, code: 'task.not-assignable', detail: 'Only supervisors hand this on' };
    fetchTask.mockImplementation((id) =>
      Promise.resolve({ ...task(id), may: { assign: id === 'a' ? no : { allowed: true } } } as Task),
    );
    const told = jest.spyOn(notifications, 'show');
    const user = await show();
    await user.keyboard('ja');
    await waitFor(() =>
      expect(told).toHaveBeenCalledWith(
        expect.objectContaining({ message: 'Only supervisors hand this on' }),
      ),
    );
    expect(useDesk.getState().wish).toBeUndefined();
    await user.keyboard('ja');
    await waitFor(() => expect(useDesk.getState().wish).toMatchObject({ verb: 'assign', task: { id: 'b' } }));
  });

  it('has no single keys for who has switched them off', async () => {
    const user = await show();
    act(() => usePreferences.getState().set({ singleKeys: false }));
    await user.keyboard('xc');
    expect(screen.queryByRole('toolbar')).toBeNull();
    expect(atTask).not.toHaveBeenCalled();
  });

  it('leaves a row that somebody takes in its place, with the trace, while a hand is in the list', async () => {
    await show();
    fireEvent.pointerEnter(screen.getByRole('list').closest('.fm-tasks-list') as Element);
    listed = [task('a'), task('c')];
    fetchTask.mockResolvedValue(heldBy('b', 'Sam'));
    tell('b');
    expect(await screen.findByText('Taken by Sam')).toBeTruthy();
    expect(shown()).toEqual(['Approve a', 'Approve b', 'Approve c']);
  });

  it('announces new tasks instead of moving what somebody works in', async () => {
    await show();
    fireEvent.pointerEnter(screen.getByRole('list').closest('.fm-tasks-list') as Element);
    listed = [task('n'), task('a'), task('b'), task('c')];
    tell('n');
    await screen.findByRole('button', { name: '1 new task: show' });
    listed = [task('m'), ...listed];
    tell('m');
    const news = await screen.findByRole('button', { name: '2 new tasks: show' });
    expect(shown()).toEqual(['Approve a', 'Approve b', 'Approve c']);
    fireEvent.click(news);
    await waitFor(() => expect(shown()[1]).toBe('Approve n'));
  });

  it('shows new tasks at once where no hand is in it', async () => {
    await show();
    listed = [task('n'), task('a'), task('b'), task('c')];
    tell('n');
    await waitFor(() => expect(shown()[0]).toBe('Approve n'));
  });

  it('asks for nothing when somebody merely looks at a task, and shows who has decided what is done', async () => {
    const answered = {
      outcome: 'send-back',
      answeredBy: { id: 'sue', name: 'Sue' },
      closedAt: '2026-01-01T10:00:00Z',
    };
    listed = [
      task('a', { status: 'completed', groups: ['role:supervisor'], ...answered }),
      task('b', { groups: ['role:supervisor'] }),
    ];
    await show({ tab: 'all' });
    const [done, open] = screen.getAllByRole('listitem');
    expect(done?.textContent).toContain('Send back');
    expect(done?.textContent).toContain('decided by Sue');
    expect(open?.textContent).toContain('all supervisors');
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const looks = () => timers.mock.calls.filter(([, ms]) => ms === 400).length;
    act(() => useStream.getState().tell([{ id: 1, topic: 'task', key: 'b', what: 'presence' }]));
    expect(looks()).toBe(0);
    fetchTask.mockResolvedValue(task('b'));
    tell('b');
    expect(looks()).toBe(1);
    timers.mockRestore();
  });

  it('keeps the own order by Alt and an arrow', async () => {
    listed = [heldBy('a', 'Robin'), heldBy('b', 'Robin'), heldBy('c', 'Robin')];
    keepOrder.mockResolvedValue(undefined);
    const user = await show({ tab: 'mine', order: 'own' });
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(keepOrder).toHaveBeenCalledWith(['b', 'a', 'c']);
    await waitFor(() => expect(shown()).toEqual(['Approve b', 'Approve a', 'Approve c']));
  });
});
