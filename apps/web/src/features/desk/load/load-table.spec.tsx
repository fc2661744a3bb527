/** @jest-environment jsdom */
import '../../../shared/browser.fixture.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MantineProvider } from '@mantine/core';
import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import type { LoadRow } from '@fermata/contracts';
import { LoadTable } from './load-table.tsx';

const folder = join(import.meta.dirname, '../../../../messages/en');
const messages = Object.fromEntries(
  ['desk', 'ui', 'frame'].map((name) => [
    name,
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as AbstractIntlMessages,
  ]),
);

function group(id: string, name: string): LoadRow {
  return { kind: 'group', id, name, offered: 1, claimed: 0, overdue: 0, dueToday: 0, doneToday: 0 };
}

describe('the load of groups', () => {
  it('calls everybody with a role so, and offers no choice of their people', () => {
    render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
        <MantineProvider env="test">
          <LoadTable
            rows={[group('refunds', 'Refunds'), group('role:agent', 'role:agent')]}
            people={0}
            group={null}
            person={null}
            onGroup={() => undefined}
            onPerson={() => undefined}
          />
        </MantineProvider>
      </NextIntlClientProvider>,
    );
    expect(screen.getByRole('rowheader', { name: 'all agents' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'all agents' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Refunds' })).toBeDefined();
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Everybody',
      'Refunds',
    ]);
  });
});
