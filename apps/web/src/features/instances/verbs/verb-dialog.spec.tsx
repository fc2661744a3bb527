/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import type { InstanceDetail, OperatePreview, OperateRequest } from '@fermata/contracts';
import { offeredVerbs, type OfferedVerb } from '../model/verbs.ts';

interface Asked {
  readonly body: OperateRequest;
  readonly headers?: Readonly<Record<string, string>>;
}
const good = { ok: true, status: 200, headers: new Map() };
const answer = (data: unknown) => Promise.resolve({ data, response: good });
const operationsPreview = jest.fn<(asked: Asked) => Promise<unknown>>();
const operationsAsk = jest.fn<(asked: Asked) => Promise<unknown>>();
const quiet = [
  'instanceContextAudit',
  'instanceContextEvents',
  'instanceContextRelated',
  'instanceContextTasks',
  'instanceContextTimeline',
  'instanceContextVisit',
  'instancesGet',
  'versionsHistory',
  'versionsVersion',
];
jest.unstable_mockModule('../../../shared/api/generated/sdk.gen.ts', () => ({
  ...Object.fromEntries(quiet.map((name) => [name, () => answer({ items: [], changes: [] })])),
  operationsPreview,
  operationsAsk,
}));
const { VerbDialog } = await import('./verb-dialog.tsx');

const folder = join(import.meta.dirname, '../../../../messages/en');
const messages = Object.fromEntries(
  ['instances', 'ui', 'problems', 'frame'].map((name) => [
    name,
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as AbstractIntlMessages,
  ]),
);

const instance = {
  id: 'i-0a130a06cbf9406e',
  definition: 'refunds',
  version: 1,
  title: 'Refunds',
  status: 'suspended',
  waiting: [{ for: 'operator', visit: 'load#2', stepId: 'load', title: 'Load' }],
} as unknown as InstanceDetail;

function show(verb: OfferedVerb['verb'], preview: OperatePreview | Error) {
  operationsPreview
    .mockReset()
    .mockImplementation(() =>
      preview instanceof Error ? Promise.resolve({ error: preview }) : answer(preview),
    );
  operationsAsk.mockReset().mockImplementation(() => answer({ id: 'o-1' }));
  const wish = offeredVerbs.find((one) => one.verb === verb);
  if (wish === undefined) throw new Error(`no verb ${verb}`);
  const close = jest.fn();
  const client = new QueryClient();
  const around = (inner: ReactNode) => (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>{inner}</QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>
  );
  render(around(<VerbDialog instance={instance} wish={wish} visit={undefined} onClose={close} />));
  return { close };
}

const reason = () => screen.getByLabelText(/^Reason/);
const deed = (name: RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const give = (text: string) => fireEvent.change(reason(), { target: { value: text } });

describe('the dialog of a verb', () => {
  it('says what would happen to the held visit before anything is asked for', async () => {
    show('retry', { accepted: true, status: 'running', opened: ['load#3'] });
    expect(await screen.findByText('Opens: load#3')).not.toBeNull();
    expect(operationsPreview.mock.lastCall?.[0].body).toMatchObject({ verb: 'retry', visit: 'load#2' });
    expect(operationsAsk).not.toHaveBeenCalled();
  });

  it('needs a reason of more than blanks, and asks once with it', async () => {
    const { close } = show('retry', { accepted: true, status: 'running' });
    await screen.findByText('This would happen');
    expect(deed(/^Retry/).disabled).toBe(true);
    give('   ');
    expect(deed(/^Retry/).disabled).toBe(true);
    give(' the shop is back ');
    expect(deed(/^Retry/).disabled).toBe(false);
    fireEvent.click(deed(/^Retry/));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    const [asked] = operationsAsk.mock.calls.map(([call]) => call);
    expect(operationsAsk).toHaveBeenCalledTimes(1);
    expect(asked?.body).toEqual({ verb: 'retry', visit: 'load#2', reason: 'the shop is back' });
    expect(asked?.headers?.['Idempotency-Key']).toMatch(/\S/);
  });

  it('gives no way to ask for what would be refused, and says why with its code', async () => {
    show('retry', { accepted: false, reason: 'instance.cancelling' });
    expect(await screen.findByText('This is not possible now')).not.toBeNull();
    expect(screen.getByText('The instance is being cancelled.')).not.toBeNull();
    expect(screen.getByText('instance.cancelling')).not.toBeNull();
    give('all the same');
    expect(deed(/^Retry/).disabled).toBe(true);
    fireEvent.submit(reason());
    expect(operationsAsk).not.toHaveBeenCalled();
  });

  it('stays open with what was typed when the server does not answer', async () => {
    const { close } = show('cancel', { accepted: true, status: 'cancelled' });
    await screen.findByText('This would happen');
    operationsAsk.mockImplementation(() => Promise.resolve({ error: new Error('cut off') }));
    give('ordered twice');
    fireEvent.click(deed(/^Cancel/));
    expect(await screen.findByText('It was not asked for')).not.toBeNull();
    expect(close).not.toHaveBeenCalled();
    expect(reason()).toHaveProperty('value', 'ordered twice');
  });
});
