import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl';
import type { Me, TaskDetail, TaskForm } from '@fermata/contracts';

const folder = join(import.meta.dirname, '../../../../messages/en');
const names = Object.freeze(['task', 'tasks', 'ui', 'ui-forms', 'problems', 'frame'] as const);
const messages = Object.fromEntries(
  names.map((name) => [
    name,
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as AbstractIntlMessages,
  ]),
);

/** The person before the page. */
export const robin = Object.freeze({ id: 'robin', name: 'Robin Reyes' });

/** A task with one field and two decisions, as it stands unless said. */
export function taskOf(more: Partial<TaskDetail> = {}): TaskDetail {
  return {
    id: 't-1',
    instanceId: 'i-1',
    definition: 'refund-approval',
    version: 1,
    stepId: 'review',
    work: 'w-1',
    title: 'Decide on the refund',
    status: 'claimed',
    assignee: robin,
    priority: 3,
    groups: ['refunds'],
    users: [],
    createdAt: '2026-01-01T09:00:00Z',
    revision: 2,
    allocated: false,
    schema: {},
    outcomes: ['approve', 'reject'],
    data: {},
    escalated: false,
    ...more,
  };
}

/** Its form. */
export function formOf(more: Partial<TaskForm> = {}): TaskForm {
  return {
    schema: { type: 'object', properties: { note: { type: 'string', title: 'Note' } } },
    outcomes: ['approve', 'reject'],
    input: {},
    seenAt: [],
    user: { id: 'robin', name: 'Robin Reyes', roles: ['agent'], groups: ['refunds'] },
    ...more,
  };
}

/** Everything around a page behind the sign-in, for Robin. */
export function Around({ children }: { readonly children: ReactNode }): ReactNode {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  client.setQueryData(['me'], me);
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>
  );
}

const me = {
  ...robin,
  login: 'robin',
  csrf: 'c-1',
  permissions: ['task.see', 'task.claim', 'task.complete'],
} as unknown as Me;
