/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { TaskDetail, TaskRepair } from '@fermata/contracts';
import type { ReasonVerb } from './reason-dialog.tsx';
import { Around, taskOf } from './pane.fixture.tsx';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const fetchTask = jest.fn<() => Promise<TaskDetail>>();
const atTask = jest.fn<() => Promise<TaskDetail>>();
const repairTask = jest.fn<() => Promise<TaskRepair>>();
jest.unstable_mockModule('../api/doors.ts', () => ({ fetchTask, atTask, repairTask, fetchForm: jest.fn() }));
const { useTask } = await import('./use-task.ts');
const { ReasonDialog } = await import('./reason-dialog.tsx');

const close = jest.fn();

function Opened({ verb }: { readonly verb: ReasonVerb }): ReactNode {
  const { data } = useTask('t-1');
  if (data === undefined) return null;
  return (
    <>
      <output>{data.suspendedAt === undefined ? data.status : 'suspended'}</output>
      <ReasonDialog task={data} verb={verb} onClose={close} />
    </>
  );
}

/** Opens the dialog, says why, and sends it. */
async function say(verb: ReasonVerb, button: string): Promise<void> {
  render(
    <Around>
      <Opened verb={verb} />
    </Around>,
  );
  fireEvent.change(await screen.findByLabelText(/^Why/), { target: { value: 'The customer asked for it' } });
  fireEvent.click(screen.getByRole('button', { name: button }));
}

describe('what is done to a task with a word of why', () => {
  beforeEach(() => {
    close.mockClear();
    // Asked for again, the task never comes.
    fetchTask.mockReset().mockReturnValue(new Promise(() => undefined));
    fetchTask.mockResolvedValueOnce(taskOf());
  });

  it('is seen in the opened task as soon as it is answered, before that is asked for again', async () => {
    atTask.mockResolvedValue(taskOf({ suspendedAt: '2026-01-01T10:00:00Z', revision: 3 }));
    await say('suspend', 'Suspend');
    await waitFor(() => expect(close).toHaveBeenCalled());
    expect(document.querySelector('output')?.textContent).toBe('suspended');
  });

  it.each([
    ['instance.paused', 'The workflow is paused; whoever operates it has to let it go on first.'],
    ['something.new', 'The workflow does not allow it as things stand.'],
    ['constructor', 'The workflow does not allow it as things stand.'],
  ])('is refused by the workflow in words, not by its code %s', async (reason, words) => {
    repairTask.mockResolvedValue({ accepted: false, reason });
    await say('skip', 'Skip');
    expect((await screen.findByRole('alert')).textContent).toBe(words);
    expect(close).not.toHaveBeenCalled();
  });
});
