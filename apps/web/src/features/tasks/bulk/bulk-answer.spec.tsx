/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { describe, expect, it, jest } from '@jest/globals';
import { configure, render, screen } from '@testing-library/react';
import { Around, formOf, taskOf } from '../pane/pane.fixture.tsx';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

jest.unstable_mockModule('../api/doors.ts', () => ({
  fetchTask: () => Promise.resolve(taskOf()),
  fetchForm: () => Promise.resolve(formOf()),
}));
jest.unstable_mockModule('../pane/use-form-ports.ts', () => ({ useFormPorts: () => ({}) }));
jest.unstable_mockModule('../pane/task-form-view.tsx', () => ({ TaskFormView: () => null }));
const { BulkAnswer } = await import('./bulk-answer.tsx');

const tasks = [taskOf({ businessKey: 'o-1' }), taskOf({ id: 't-2', businessKey: 'o-2' })];

describe('one answer for many tasks', () => {
  it('says for how many it is, and whose case the form shows', async () => {
    render(<BulkAnswer tasks={tasks} onAnswer={() => undefined} />, { wrapper: Around });
    const help = await screen.findByText(/This one answer is for all 2 tasks/);
    expect(help.textContent).toContain('that of Decide on the refund · o-1, the first of them');
  });

  it('says nothing of others where there is one', async () => {
    render(<BulkAnswer tasks={tasks.slice(1)} onAnswer={() => undefined} />, { wrapper: Around });
    const help = await screen.findByText(/This answer is for 1 task/);
    expect(help.textContent).not.toContain('first of them');
  });
});
