/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import type { ProblemBody, Sampling } from '@fermata/contracts';
import { ApiProblem } from '../../../shared/api/client.ts';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const readDesk = jest.fn<() => Promise<Sampling>>();
const saveSampling = jest.fn<(items: Sampling['items'], revision: number) => Promise<Sampling>>();
jest.unstable_mockModule('../api/doors.ts', () => ({
  readDesk,
  saveSampling,
  readTasks: jest.fn(),
  reviewSample: jest.fn(),
}));
jest.unstable_mockModule('../api/steps.ts', () => ({
  useTitleOfWorkflow: () => 'Refund approval',
  useWorkflows: () => ({ data: [{ name: 'refund-approval', title: 'Refund approval' }] }),
  useManualSteps: () => ({ data: [{ id: 'review', title: 'Decide on the refund' }], isFetched: true }),
}));
const { SamplingRules } = await import('./sampling-rules.tsx');

const folder = join(import.meta.dirname, '../../../../messages/en');
const messages = Object.fromEntries(
  ['desk', 'ui', 'problems', 'frame'].map((name) => [
    name,
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as AbstractIntlMessages,
  ]),
);

/** The rules as they are kept: of one step this share is drawn. */
function rulesAt(revision: number, percent: number): Sampling {
  const items = [{ definition: 'refund-approval', stepId: 'review', percent }];
  const by = { changedBy: { id: 'kim', name: 'Kim Kent' }, changedAt: '2026-01-01T09:00:00Z' };
  return { items, revision, ...by };
}

function overtaken(): ApiProblem {
  const body: ProblemBody = {
    type: 'https://fermata.dev/problems/sampling.conflict',
    title: 'sampling conflict',
    status: 412,
    code: 'sampling.conflict',
    detail: 'the rules have changed since they were read',
    traceId: 't-1',
  };
  return new ApiProblem(412, body);
}

function Around({ children }: { readonly children: ReactNode }): ReactNode {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>
  );
}

const share = (): HTMLInputElement => screen.getByLabelText('Share');
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

/** Types another share while a colleague saves one of 10 %, and saves: it is refused. */
async function saveTooLate(): Promise<HTMLElement> {
  render(<SamplingRules mayChange />, { wrapper: Around });
  fireEvent.change(await screen.findByLabelText('Share'), { target: { value: '25' } });
  readDesk.mockResolvedValue(rulesAt(2, 10));
  saveSampling.mockRejectedValueOnce(overtaken());
  press('Save the rules');
  return screen.findByRole('alert', { name: 'Somebody else has changed these rules' });
}

describe('rules of sampling that a colleague has changed meanwhile', () => {
  beforeEach(() => {
    readDesk.mockReset().mockResolvedValue(rulesAt(1, 5));
    saveSampling.mockReset();
  });

  it('are shown by their names beside what was typed, with who saved them, and the keyboard is led there', async () => {
    const theirs = await saveTooLate();
    expect(saveSampling).toHaveBeenCalledWith([expect.objectContaining({ percent: 25 })], 1);
    expect(theirs.textContent).toContain('Kim Kent saved other ones');
    expect(theirs.textContent).toContain('Refund approval, Decide on the refund: 10 %');
    expect(share().value).toBe('25 %');
    expect(document.activeElement).toBe(theirs);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save the rules' }).disabled).toBe(true);
  });

  it('give way to one’s own only when these are saved once more, in place of what was seen', async () => {
    await saveTooLate();
    press('Go on with mine');
    expect(share().value).toBe('25 %');
    expect(document.activeElement?.textContent).toBe('Add a step');
    saveSampling.mockResolvedValueOnce(rulesAt(3, 25));
    press('Save the rules');
    await waitFor(() =>
      expect(saveSampling).toHaveBeenLastCalledWith([expect.objectContaining({ percent: 25 })], 2),
    );
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are taken, and what was typed is gone', async () => {
    await saveTooLate();
    press('Take theirs');
    await waitFor(() => expect(share().value).toBe('10 %'));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Add a step');
    expect(saveSampling).toHaveBeenCalledTimes(1);
  });
});
