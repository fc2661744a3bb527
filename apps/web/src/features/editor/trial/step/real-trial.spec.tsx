/** @jest-environment jsdom */
import '../../../../shared/browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import type { StepTrialRow, TryStepRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { Known } from '@fermata/validation';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: () => `key-${(made += 1)}` });
let made = 0;

interface Asked {
  readonly body: TryStepRequest;
  readonly headers: Readonly<Record<string, string>>;
}
const stepTrialsRun = jest.fn<(asked: Asked) => Promise<unknown>>();
let permissions = ['test.run'];
const definition = {
  name: 'refunds',
  steps: { pay: { type: 'task', title: 'Pay', task: 'pay', connection: 'shop' } },
};
jest.unstable_mockModule('../../../../shared/api/generated/sdk.gen.ts', () => ({ stepTrialsRun }));
jest.unstable_mockModule('../../../../shared/session/use-me.ts', () => ({
  useMay: () => (permission: string) => permissions.includes(permission),
}));
jest.unstable_mockModule('../../editor-context.tsx', () => ({
  useDocument: (select: (state: unknown) => unknown) => select({ document: { definition } }),
}));
const { RealTrial } = await import('./real-trial.tsx');

const folder = join(import.meta.dirname, '../../../../../messages/en');
const messages = Object.fromEntries(
  ['trial', 'ui', 'problems'].map((name) => [
    name,
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as AbstractIntlMessages,
  ]),
);
const known = {
  references: { tasks: { pay: { name: 'pay', version: 1, implementation: 'http.request' } } },
} as unknown as Known;

const ended: StepTrialRow = {
  id: 'trial-1',
  step: 'pay',
  status: 'completed',
  implementation: 'http.request',
  version: '1',
  queue: 'q',
  attempts: 1,
  elapsedMs: 120,
  output: { paid: true },
  log: [{ at: '2026-03-09T08:00:00.000Z', level: 'info', message: 'asked the shop' }],
};

/** What the API will answer, one after the other. */
function answers(...rows: readonly Partial<StepTrialRow>[]): void {
  stepTrialsRun.mockReset();
  for (const row of rows) {
    const response = { ok: true, status: 201, headers: new Map() };
    stepTrialsRun.mockResolvedValueOnce({ data: { ...ended, ...row }, response });
  }
}

function show(given?: JsonValue): void {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient()}>
          <RealTrial stepId="pay" known={known} given={given} />
        </QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>,
  );
}

const ask = () => fireEvent.click(screen.getByRole('button', { name: 'Run it for real…' }));
const confirm = () => fireEvent.click(screen.getByRole('button', { name: 'Run http.request for real' }));

describe('a step that is run for real', () => {
  afterEach(cleanup);

  it('does nothing before somebody has read what it does, and agreed', async () => {
    answers({});
    show({ order: 7 });
    ask();
    expect(screen.getByRole('alert').textContent).toMatch(/http\.request.*connection “shop”/);
    expect(stepTrialsRun).not.toHaveBeenCalled();
    confirm();
    expect(await screen.findByText('asked the shop')).toBeTruthy();
    const [asked] = stepTrialsRun.mock.calls[0] ?? [];
    expect(asked?.body).toMatchObject({ step: 'pay', input: { order: 7 }, confirm: true, format: 'json' });
    expect(JSON.parse(asked?.body.source ?? '')).toEqual(definition);
  });

  it('looks again with the same key, so that the work is not done twice', async () => {
    answers({ status: 'running', worker: 'w-1' }, {});
    show({});
    ask();
    confirm();
    fireEvent.click(await screen.findByRole('button', { name: 'Look again' }));
    expect(await screen.findByText('asked the shop')).toBeTruthy();
    const [first, second] = stepTrialsRun.mock.calls.map(([asked]) => asked);
    expect(second).toEqual(first);
    expect(first?.headers['Idempotency-Key']).toMatch(/^key-/);
  });

  it('shows how it failed, by its code and its words', async () => {
    answers({ status: 'failed', error: { code: 'http.503', message: 'The shop is busy' } });
    show({});
    ask();
    confirm();
    expect(await screen.findByText('http.503')).toBeTruthy();
    expect(screen.getByText('The shop is busy')).toBeTruthy();
  });

  it('takes no input that cannot be read', () => {
    answers({});
    show();
    ask();
    fireEvent.change(screen.getByLabelText('Input of the work'), { target: { value: '{' } });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Run http.request for real' });
    expect(button.disabled).toBe(true);
  });

  it('is not offered to who may not run tests', () => {
    permissions = [];
    show({});
    expect(screen.queryByRole('button')).toBeNull();
  });
});
