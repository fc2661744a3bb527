/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configure, render, screen, within } from '@testing-library/react';
import type { TaskContext, TaskSummary } from '@fermata/contracts';
import { Around, formOf, taskOf } from '../pane/pane.fixture.tsx';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const fetchContext = jest.fn<() => Promise<TaskContext>>();
jest.unstable_mockModule('../api/doors.ts', () => ({
  fetchContext,
  fetchTask: () => Promise.resolve(taskOf()),
  fetchForm: () => Promise.resolve(formOf()),
  fetchHistory: jest.fn(),
}));
jest.unstable_mockModule('../talk/comments.tsx', () => ({ Comments: () => null }));
jest.unstable_mockModule('./watch-button.tsx', () => ({ WatchButton: () => null }));
jest.unstable_mockModule('./next-steps.tsx', () => ({ NextSteps: () => null }));
const { ContextPane } = await import('./context-pane.tsx');

function other(id: string, more: Partial<TaskSummary>): TaskSummary {
  return { ...taskOf(), id, title: id, ...more };
}

/** What stands below a heading. */
async function below(title: string): Promise<HTMLElement> {
  const heading = await screen.findByText(title);
  return heading.closest('details') ?? document.body;
}

describe('other tasks beside the one that is open', () => {
  beforeEach(() => {
    fetchContext.mockResolvedValue({
      instance: {
        id: 'i-1',
        definition: 'vote',
        version: 1,
        status: 'waiting',
        startedBy: 'ana',
        startedAt: '2026-01-01T09:00:00Z',
      },
      facts: [],
      earlier: [
        other('Second vote', { status: 'offered' }),
        other('First vote', {
          status: 'completed',
          outcome: 'ask_again',
          answeredBy: { id: 's', name: 'Sam' },
        }),
      ],
      related: [],
    } as unknown as TaskContext);
  });

  it('are outcomes when they are over, with the decision in words, and are told apart while they are open', async () => {
    render(<ContextPane id="t-1" />, { wrapper: Around });
    const earlier = await below('Earlier outcomes (1)');
    expect(within(earlier).getByText('First vote')).toBeDefined();
    expect(within(earlier).getByText('Ask again')).toBeDefined();
    expect(within(earlier).queryByText('Second vote')).toBeNull();
    const besides = await below('Also open in this instance (1)');
    expect(within(besides).getByText('Second vote')).toBeDefined();
  });
});
