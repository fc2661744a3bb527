/** @jest-environment jsdom */
import '../browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';

const replace = jest.fn<(to: string) => void>();
const meGet = jest.fn<() => Promise<unknown>>();
const router = { replace };
jest.unstable_mockModule('next/navigation', () => ({ usePathname: () => '/tasks', useRouter: () => router }));
jest.unstable_mockModule('../api/generated/sdk.gen.ts', () => ({ meGet }));
const { SessionGuard } = await import('./session-guard.tsx');

const messages = Object.fromEntries(
  ['frame', 'problems'].map((name) => {
    const file = join(import.meta.dirname, `../../../messages/en/${name}.json`);
    return [name, JSON.parse(readFileSync(file, 'utf8')) as AbstractIntlMessages];
  }),
);

function show(): void {
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
          <SessionGuard>
            <p>the page</p>
          </SessionGuard>
        </QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>,
  );
}

const answered = (status: number, data?: object) => ({
  data,
  error: status < 400 ? undefined : { status, code: 'session.none', title: 'No', detail: 'No' },
  response: { ok: status < 400, status, headers: new Headers() },
});

afterEach(() => {
  cleanup();
  replace.mockReset();
  meGet.mockReset();
});

describe('the guard of the session', () => {
  it('says that the server does not answer, and shows the page once it does', async () => {
    meGet.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    show();
    const again = await screen.findByRole('button', { name: 'Try again' });
    meGet.mockResolvedValue(answered(200, { id: 'robin', login: 'robin', permissions: [] }));
    fireEvent.click(again);
    await waitFor(() => expect(screen.getByText('the page')).not.toBeNull());
    expect(replace).not.toHaveBeenCalled();
  });

  it('leads to the door whom the server does not know', async () => {
    meGet.mockResolvedValue(answered(401));
    show();
    await waitFor(() => expect(replace).toHaveBeenCalledWith('/sign-in?to=%2Ftasks'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
