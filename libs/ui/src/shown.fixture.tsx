import './forms/browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { render, type RenderResult } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import type { JsonObject } from '@fermata/model';
import { IntlProvider } from 'use-intl';

const folder = join(import.meta.dirname, '../../../apps/web/messages');

window.matchMedia ??= (query: string): MediaQueryList =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;

// Layouts copy plain values with it.
globalThis.structuredClone ??= <T,>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function messagesOf(locale: string): Record<string, JsonObject> {
  return Object.fromEntries(
    ['ui', 'problems'].map((name) => [
      name,
      JSON.parse(readFileSync(join(folder, locale, `${name}.json`), 'utf8')) as JsonObject,
    ]),
  );
}

/** What stands around every page: words, zone, theme. */
export function Around({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <IntlProvider locale="en" messages={messagesOf('en')} timeZone="UTC">
      <MantineProvider env="test">{children}</MantineProvider>
    </IntlProvider>
  );
}

/** What is shown, and the hands of a person. */
export interface Shown extends Pick<RenderResult, 'container' | 'rerender' | 'unmount'> {
  readonly hands: UserEvent;
}

/** Shows a part of a page; gives back the hands of a person. */
export function show(part: ReactNode): Shown {
  const { container, rerender, unmount } = render(part, { wrapper: Around });
  return { container, rerender, unmount, hands: userEvent.setup() };
}
