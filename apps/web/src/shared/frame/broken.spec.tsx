/** @jest-environment jsdom */
import '../browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';

jest.unstable_mockModule('next/navigation', () => ({ usePathname: () => '/tasks' }));
const { Broken } = await import('./broken.tsx');

const messages = Object.fromEntries(
  ['frame', 'problems'].map((name) => {
    const file = join(import.meta.dirname, `../../../messages/en/${name}.json`);
    return [name, JSON.parse(readFileSync(file, 'utf8')) as AbstractIntlMessages];
  }),
);
const retry = jest.fn<() => void>();
const reload = jest.fn<() => void>();
const answers = jest.fn<() => Promise<{ ok: boolean }>>();

function show(error: Error): void {
  globalThis.fetch = answers as unknown as typeof fetch;
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <Broken error={error} onRetry={retry} onReload={reload} />
      </MantineProvider>
    </NextIntlClientProvider>,
  );
}

const missing = Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' });
const tryAgain = () => fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
const realFetch = globalThis.fetch;

afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
  for (const mock of [retry, reload, answers]) mock.mockReset();
});

describe('a page that has stopped', () => {
  it('is drawn again when it threw', () => {
    show(new Error('oops'));
    expect(screen.getByRole('alert').textContent).toContain('page.broken');
    tryAgain();
    expect(retry).toHaveBeenCalledTimes(1);
    expect(reload).not.toHaveBeenCalled();
  });

  it('is loaded anew when a part of its code did not come, once the server can be reached', async () => {
    show(missing);
    expect(screen.getByRole('alert').textContent).toContain('could not be fetched');
    answers.mockRejectedValueOnce(new Error('no network'));
    tryAgain();
    await waitFor(() => expect(answers).toHaveBeenCalledTimes(1));
    answers.mockResolvedValueOnce({ ok: true });
    tryAgain();
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
    expect(answers).toHaveBeenCalledTimes(2);
    expect(retry).not.toHaveBeenCalled();
  });
});
