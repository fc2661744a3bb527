/** @jest-environment jsdom */
import '../browser.fixture.ts';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';

jest.unstable_mockModule('next/navigation', () => ({ usePathname: () => '/forms/review' }));
const { OpenDocument } = await import('./open-document.tsx');

const subject = Object.freeze({ kind: 'component', name: 'review' } as const);

afterEach(cleanup);

describe('a document that is opened', () => {
  it.each(['nothing', 'its draft, but not who is signed in'])(
    'has its heading while it knows %s',
    (known) => {
      const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
      if (known !== 'nothing')
        client.setQueryData(['draft', 'component', 'review'], { source: '', revision: 1 });
      render(
        <NextIntlClientProvider
          locale="en"
          timeZone="UTC"
          messages={{ document: {}, problems: {} }}
          onError={() => undefined}
        >
          <MantineProvider env="test">
            <QueryClientProvider client={client}>
              <OpenDocument subject={subject}>{() => <p>open</p>}</OpenDocument>
            </QueryClientProvider>
          </MantineProvider>
        </NextIntlClientProvider>,
      );
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('review');
      expect(screen.queryByText('open')).toBeNull();
    },
  );
});
