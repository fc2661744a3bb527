import '../../../shared/browser.fixture.ts';
import { useState, type ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { configure } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NextIntlClientProvider } from 'next-intl';
import { applyChange, isRefused, type Change, type Proposal } from '@fermata/editing';
import type { JsonObject, Problem } from '@fermata/model';
import type { InspectorProperties, InspectorTab } from './contract.ts';
import { Inspector } from './inspector.tsx';
import { messagesOf } from './messages.fixture.ts';

// Whether each of hundreds of elements is visible takes jsdom seconds to say, and nothing here is hidden.
configure({ defaultHidden: true });

const messages = messagesOf('en', ['inspector', 'decisions', 'ui']);

/** What a page gives to every part: theme, words, answers of an API that is not there. */
export function Surroundings({ children }: { readonly children: ReactNode }): ReactNode {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { enabled: false, retry: false } } }),
  );
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </MantineProvider>
    </NextIntlClientProvider>
  );
}

/** What the panel did. */
export interface Made {
  readonly changes: Change[];
  definition: JsonObject;
}

interface Properties {
  readonly made: Made;
  readonly stepId?: string;
  readonly tab?: InspectorTab;
  readonly problems?: readonly Problem[];
  readonly more?: Partial<InspectorProperties>;
}

/** The panel over a document that takes its changes. */
export function PanelOf({
  made,
  stepId,
  tab: first = 'step',
  problems = [],
  more = {},
}: Properties): ReactNode {
  const [definition, setDefinition] = useState(made.definition);
  const [tab, setTab] = useState<InspectorTab>(first);
  const commit = (proposal: Proposal): Problem | undefined => {
    if (isRefused(proposal)) return proposal.refused;
    const applied = applyChange(made.definition, proposal);
    if (isRefused(applied)) return applied.refused;
    made.changes.push(proposal);
    made.definition = applied.definition as JsonObject;
    setDefinition(made.definition);
    return undefined;
  };
  return (
    <Surroundings>
      <Inspector
        kind="workflow"
        name="refunds"
        definition={definition}
        stepId={stepId}
        readOnly={false}
        commit={commit}
        problems={problems}
        known={undefined}
        catalogue={[]}
        definitions={[]}
        tab={tab}
        onTab={setTab}
        focus={undefined}
        onSelect={() => {}}
        sample={undefined}
        onSample={() => {}}
        {...more}
      />
    </Surroundings>
  );
}

/** A workflow with one step of each kind that the panel lays out by hand. */
export function refunds(): JsonObject {
  return {
    kind: 'workflow',
    name: 'refunds',
    title: 'Refunds',
    input: {
      type: 'object',
      required: ['amount'],
      properties: { amount: { type: 'number', title: 'Amount' } },
    },
    start: 'load',
    steps: {
      load: {
        type: 'task',
        title: 'Load',
        task: 'http.request',
        with: { method: 'GET' },
        catch: [{ on: ['http.404'], to: 'reject' }],
        next: [{ when: 'input.amount <= 100', to: 'pay' }, { to: 'review' }],
      },
      review: { type: 'manual', form: 'review', assign: { groups: ['refunds'] }, next: [{ to: 'pay' }] },
      pay: { type: 'task', task: 'payments.refund', next: [{ to: 'reject' }] },
      reject: { type: 'end' },
    },
  };
}
