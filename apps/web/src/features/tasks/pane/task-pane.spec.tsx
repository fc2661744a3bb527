/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ProblemBody, TaskDetail, TaskForm, TaskMay, TaskPresence } from '@fermata/contracts';
import { allCommands, useRegistry } from '../../../shared/commands/registry.ts';
import type { SendVerdict, Submission } from '../../../shared/submit/submission.ts';
import { useStream } from '../../../shared/stream/stream-store.ts';
import type { DraftVerdict } from '../draft/draft-keeper.ts';
import { Around, formOf, taskOf } from './pane.fixture.tsx';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const fetchTask = jest.fn<() => Promise<TaskDetail>>();
const fetchForm = jest.fn<() => Promise<TaskForm>>();
const atTask = jest.fn<(id: string, verb: string, body: object) => Promise<TaskDetail>>();
const tellPresence = jest.fn<() => Promise<TaskPresence>>();
const putDraft = jest.fn<(id: string, values: object, revision: number) => Promise<DraftVerdict>>();
jest.unstable_mockModule('../api/doors.ts', () => ({
  fetchTask,
  fetchForm,
  atTask,
  tellPresence,
  ...Object.fromEntries(
    ['changeTask', 'fetchAway', 'fetchPeople', 'findChoices', 'repairTask', 'saveDraft'].map((name) => [
      name,
      jest.fn(),
    ]),
  ),
}));
jest.unstable_mockModule('../draft/draft-port.ts', () => ({ putDraft }));
jest.unstable_mockModule('../../../shared/checks/use-checks.ts', () => ({ useChecks: () => undefined }));
const fetchWhole = jest.fn<() => Promise<object>>();
jest.unstable_mockModule('./whole-forms.ts', () => fetchWhole());
const { SubmitQueueProvider } = await import('../../../shared/submit/use-submit-queue.tsx');
const { TaskPane } = await import('./task-pane.tsx');

interface Shown {
  readonly task?: TaskDetail;
  readonly form?: TaskForm;
}

/** Shows the task; `reply` answers what was sent last. */
function show({ task = taskOf(), form = formOf() }: Shown = {}) {
  fetchTask.mockReset().mockResolvedValue(task);
  fetchForm.mockReset().mockResolvedValue(form);
  const sent: Submission[] = [];
  const open: ((verdict: SendVerdict) => void)[] = [];
  const send = (submission: Submission): Promise<SendVerdict> => {
    sent.push(submission);
    return new Promise((resolve) => open.push(resolve));
  };
  const done = jest.fn();
  const view = render(
    <Around>
      <SubmitQueueProvider send={send}>
        <TaskPane id="t-1" onDone={done} />
      </SubmitQueueProvider>
    </Around>,
  );
  const reply = async (verdict: SendVerdict): Promise<void> =>
    act(async () => {
      open.shift()?.(verdict);
      await Promise.resolve();
    });
  return { sent, reply, done, view };
}

const note = () => screen.findByLabelText<HTMLInputElement>('Note');
const type = async (text: string) => fireEvent.change(await note(), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const submitted = (sent: readonly Submission[]) => waitFor(() => expect(sent.length).toBeGreaterThan(0));
const late = {
  code: 'task.taken',
  status: 409,
  detail: 'Sam has this task',
  winner: { user: 'sam', name: 'Sam Sato', at: '2026-01-01T10:12:00Z' },
} as unknown as ProblemBody;

describe('a task', () => {
  beforeEach(() => {
    localStorage.clear();
    atTask.mockReset();
    tellPresence.mockReset().mockResolvedValue({ others: [] });
    putDraft.mockReset().mockResolvedValue({ type: 'saved', revision: 1 });
  });

  it('that nobody has is read only until it is claimed', async () => {
    const { assignee: _nobody, ...offered } = taskOf({ status: 'offered' });
    show({ task: offered });
    await screen.findByRole('button', { name: 'Claim' });
    expect(screen.queryByLabelText('Note')).toBeNull();
    atTask.mockResolvedValue(taskOf());
    fetchTask.mockResolvedValue(taskOf());
    expect(document.activeElement?.textContent).toBe('Claim');
    press('Claim');
    expect((await note()).value).toBe('');
    expect(document.activeElement).toBe(await note());
    expect(atTask).toHaveBeenCalledWith('t-1', 'claim', { revision: 2 });
  });

  it('calls nobody away who is at another row of the list by the time it has come', async () => {
    const { assignee: _nobody, ...offered } = taskOf({ status: 'offered' });
    const rows = ['t-1', 't-2'].map((id) => {
      const row = document.body.appendChild(document.createElement('button'));
      row.dataset['task'] = id;
      return row;
    });
    for (const row of rows) {
      row.focus();
      const { view } = show({ task: offered });
      const claim = await screen.findByRole('button', { name: 'Claim' });
      expect(document.activeElement).toBe(row === rows[0] ? claim : row);
      view.unmount();
    }
    for (const row of rows) row.remove();
  });

  it('that one is kept apart from says so and who could answer it, and is not to be claimed', async () => {
    const { assignee: _nobody, ...offered } = taskOf({ status: 'offered' });
    const detail = 'Robin Reyes may not answer this task: separation of duties';
    const refused = { allowed: false, code: 'task.separation', detail };
    const may = { claim: refused, complete: refused, assign: { allowed: false } } as unknown as TaskMay;
    show({ task: { ...offered, may } });
    expect(await screen.findByText(/separation of duties keeps you apart/)).not.toBeNull();
    expect(screen.getByText(/no part in this case yet answers it/)).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Claim' })).toBeNull();
    fireEvent.keyDown(screen.getByRole('button', { name: 'More that can be done' }), { key: 'c' });
    expect(atTask).not.toHaveBeenCalled();
  });

  it('that one holds and may not answer is read only, with why', async () => {
    const complete = { allowed: false, code: 'access.forbidden', detail: 'This needs task.complete' };
    show({ task: taskOf({ may: { complete } as unknown as TaskMay }) });
    expect(await screen.findByText(/may not answer it: This needs task.complete/)).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('is claimed by C where the focus is in it', async () => {
    const { assignee: _nobody, ...offered } = taskOf({ status: 'offered' });
    show({ task: offered });
    atTask.mockResolvedValue(taskOf());
    fireEvent.keyDown(await screen.findByRole('button', { name: 'Claim' }), { key: 'c' });
    await waitFor(() => expect(atTask).toHaveBeenCalledTimes(1));
  });

  it('that somebody else has is read only, and says who has it', async () => {
    show({ task: taskOf({ assignee: { id: 'sam', name: 'Sam Sato' } }) });
    expect(await screen.findByText(/Sam Sato has this task/)).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('with which one helps is filled in and kept, but not handed in', async () => {
    const helped = {
      assignee: { id: 'sam', name: 'Sam Sato' },
      helpers: [{ id: 'robin', name: 'Robin Reyes' }],
    };
    show({ task: taskOf(helped) });
    await type('asked the customer');
    fireEvent.blur(await note());
    await waitFor(() => expect(putDraft.mock.calls[0]?.[1]).toEqual({ note: 'asked the customer' }));
    expect(screen.getByText(/Sam Sato has this task; you help/)).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('is handed in once, however often one clicks, and the page goes on', async () => {
    const { sent, reply, done } = show();
    await type('fine');
    press('Approve');
    press('Approve');
    await submitted(sent);
    await reply({ type: 'taken' });
    expect(sent).toMatchObject([{ taskId: 't-1', outcome: 'approve', data: { note: 'fine' } }]);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('is handed in by Ctrl+Enter in a field', async () => {
    const { sent } = show();
    await type('fine');
    fireEvent.keyDown(await note(), { key: 'Enter', ctrlKey: true });
    await submitted(sent);
    expect(sent).toMatchObject([{ outcome: 'approve', data: { note: 'fine' } }]);
  });

  it('is handed in by the command of its main decision', async () => {
    const { sent } = show();
    await type('fine');
    const command = allCommands(useRegistry.getState().owners).find(({ id }) => id === 'task.submit');
    act(() => command?.run());
    await submitted(sent);
    expect(sent).toMatchObject([{ outcome: 'approve' }]);
  });

  it('shows what the server found wrong at its field, with the focus there, and keeps what was typed', async () => {
    const { sent, reply, done } = show();
    await type('x');
    press('Approve');
    await submitted(sent);
    const problems = [
      { code: 'schema.mismatch', path: '/note', message: 'This is too short.', severity: 'error' as const },
    ];
    await reply({ type: 'refused', problem: late, problems });
    expect((await screen.findAllByText('This is too short.')).length).toBeGreaterThan(0);
    await waitFor(async () => expect(document.activeElement).toBe(await note()));
    expect((await note()).value).toBe('x');
    expect(done).not.toHaveBeenCalled();
  });

  it('whose answer cannot be sent says that it waits, and can be changed again', async () => {
    const { sent, reply } = show();
    await type('fine');
    press('Approve');
    await submitted(sent);
    await reply({ type: 'unanswered' });
    expect(await screen.findByText(/your answer waits/i)).not.toBeNull();
    expect(localStorage.getItem('fermata-answer:robin:t-1')).toContain('fine');
    press('Take back and change');
    expect((await note()).value).toBe('fine');
    expect(localStorage.getItem('fermata-answer:robin:t-1')).toBeNull();
  });

  it('goes on by itself when the network is back', async () => {
    const { sent, reply, done } = show();
    await type('fine');
    press('Approve');
    await submitted(sent);
    await reply({ type: 'unanswered' });
    act(() => void window.dispatchEvent(new Event('online')));
    expect(sent.map(({ id }) => id)).toEqual([sent[0]?.id, sent[0]?.id]);
    await reply({ type: 'taken' });
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  });

  it('waits for its person when the session has ended', async () => {
    const { sent, reply } = show();
    await type('fine');
    press('Approve');
    await submitted(sent);
    await reply({ type: 'signed-out' });
    expect(await screen.findByText(/Your session has ended/)).not.toBeNull();
    expect(sent).toHaveLength(1);
  });

  it('that somebody else has answered first shows both answers, who and when', async () => {
    const { sent, reply, done } = show();
    await type('mine, long and dear');
    press('Approve');
    await submitted(sent);
    await reply({ type: 'lost', problem: late });
    const yours = await screen.findByRole('region', { name: 'What you had answered' });
    expect(within(yours).getByText('mine, long and dear')).not.toBeNull();
    expect(screen.getByText(/Sam Sato was first/)).not.toBeNull();
    expect(screen.getByText(/10:12/)).not.toBeNull();
    expect(done).not.toHaveBeenCalled();
    const sams = { answer: { note: 'no' }, outcome: 'reject', answeredBy: 'sam' };
    fetchTask.mockResolvedValue(taskOf({ status: 'completed', assignee: { id: 'sam', name: 'Sam Sato' } }));
    fetchForm.mockResolvedValue(formOf({ ...sams, answeredAt: '2026-01-01T10:12:00Z' }));
    act(() => useStream.getState().tell([{ id: 1, topic: 'task', key: 't-1', what: 'completed' }]));
    expect(await screen.findByText(/Sam Sato decided: Reject/)).not.toBeNull();
    const theirs = screen.getByRole('region', { name: 'What was decided' });
    expect(within(theirs).getByText('no')).not.toBeNull();
    press('Put away');
    expect(localStorage.getItem('fermata-answer:robin:t-1')).toBeNull();
  });

  it('that is taken away while one types still shows what was typed', async () => {
    show();
    await type('half a sentence');
    fetchTask.mockResolvedValue(taskOf({ assignee: { id: 'sam', name: 'Sam Sato' } }));
    act(() => useStream.getState().tell([{ id: 1, topic: 'task', key: 't-1', what: 'assigned' }]));
    const typed = await screen.findByRole('region', { name: 'What you had typed' });
    expect(within(typed).getByText('half a sentence')).not.toBeNull();
  });

  it('that was taken away while the page was closed shows what was typed and has not arrived', async () => {
    putDraft.mockResolvedValue({ type: 'unanswered' });
    const { view } = show();
    await type('typed in the train');
    view.unmount();
    show({ task: taskOf({ assignee: { id: 'sam', name: 'Sam Sato' } }) });
    expect(await screen.findByText('typed in the train')).not.toBeNull();
    press('Put away');
    expect(screen.queryByText('typed in the train')).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  it('whose draft was saved elsewhere shows both and takes the chosen one', async () => {
    const theirs = { values: { note: 'from the phone' }, revision: 7 };
    putDraft.mockResolvedValue({ type: 'overtaken', theirs });
    show();
    await type('from the desk');
    fireEvent.blur(await note());
    const choice = await screen.findByRole('alert', { name: 'There are two drafts of this task' });
    expect(within(choice).getByText('from the desk')).not.toBeNull();
    expect(within(choice).getByText('from the phone')).not.toBeNull();
    press('Go on with the other');
    await waitFor(async () => expect((await note()).value).toBe('from the phone'));
  });

  it('brings back what a closed tab has left', async () => {
    const { view } = show();
    putDraft.mockResolvedValue({ type: 'unanswered' });
    await type('left behind');
    view.unmount();
    show();
    expect((await note()).value).toBe('left behind');
    expect(screen.getByText(/What you typed here before is back/)).not.toBeNull();
  });

  it('that is done shows what was answered, by whom and when', async () => {
    const answered = {
      answer: { note: 'paid twice', outcome: 'approve' },
      outcome: 'approve',
      answeredBy: 'robin',
      answeredAt: '2026-01-01T10:12:00Z',
    };
    show({ task: taskOf({ status: 'completed', outcome: 'approve' }), form: formOf(answered) });
    expect(await screen.findByText(/You decided: Approve/)).not.toBeNull();
    expect(screen.getByText('paid twice')).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('whose form has a rule is shown when what reads rules is there, and by it', async () => {
    const { compileForm, createForm } = await import('@fermata/forms');
    let come = (): void => undefined;
    const wholeForms = { compile: compileForm, create: createForm };
    fetchWhole.mockImplementation(() => new Promise((resolve) => (come = () => resolve({ wholeForms }))));
    show();
    await note();
    // A form without any needs no more than the page has.
    expect(fetchWhole).not.toHaveBeenCalled();
    cleanup();
    const layout = [
      { component: 'text', field: 'note', title: 'Note' },
      { component: 'text', field: 'why', title: 'Why', show: 'size(output.note) > 3' },
    ];
    const properties = { note: { type: 'string' }, why: { type: 'string' } };
    const definition = { kind: 'component', name: 'f', schema: { type: 'object', properties }, layout };
    show({ form: formOf({ definition, version: 1 }) });
    await waitFor(() => expect(fetchWhole).toHaveBeenCalled());
    expect(screen.queryByLabelText('Note')).toBeNull();
    act(() => come());
    await type('no');
    expect(screen.queryByLabelText('Why')).toBeNull();
    await type('worn out');
    expect(await screen.findByLabelText('Why')).not.toBeNull();
  });

  it('says who else has it open, and who of them types', async () => {
    const sam = { id: 'sam', name: 'Sam Sato' };
    tellPresence.mockResolvedValue({
      others: [{ person: sam, state: 'editing', seenAt: new Date().toISOString() }],
    });
    show();
    expect((await screen.findAllByText('Sam Sato is editing')).length).toBeGreaterThan(0);
  });
});
