'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert, Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ApiProblem } from '../../../shared/api/client.ts';
import { fetchDraft } from '../../../shared/document/draft-port.ts';
import type { DocumentStore } from '../../../shared/document/document-store.ts';
import type { Draft } from '../../../shared/document/ports.ts';
import { SaveLine } from '../../../shared/document/save-line.tsx';
import { useDocumentStore } from '../../../shared/document/use-document-store.ts';
import { useHistoryCommands } from '../../../shared/document/use-history-commands.ts';
import { Page } from '../../../shared/frame/page.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import {
  DecisionProvider,
  useDecision,
  useDecisionDocument,
  type DecisionParts,
} from './decision-context.tsx';
import { Grid } from './grid/grid.tsx';
import { HeadActions } from './head-actions.tsx';
import { HitPolicy } from './hit-policy.tsx';
import { tableView } from './model/table-view.ts';
import { Findings } from './side/findings.tsx';
import { TableText } from './side/table-text.tsx';
import { TestRows } from './side/test-rows.tsx';
import { useDecisionProblems, useHasBroken } from './use-decision-problems.ts';

/** The editor of one decision table. */
export function DecisionPage({ name }: { readonly name: string }): ReactNode {
  const words = useTranslations('decisions');
  const draft = useQuery({
    queryKey: ['draft', 'decision', name],
    queryFn: () => fetchDraft({ kind: 'decision', name }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (draft.error instanceof ApiProblem) {
    return (
      <Page title={name}>
        <Alert color="red" title={words('cannotOpen')}>
          {draft.error.body.detail}
        </Alert>
      </Page>
    );
  }
  if (draft.data === undefined) return <Page title={name}>{null}</Page>;
  return <Opened key={name} name={name} draft={draft.data} />;
}

function Opened({ name, draft }: { readonly name: string; readonly draft: Draft }): ReactNode {
  const subject = useMemo(() => ({ kind: 'decision', name }) as const, [name]);
  const store = useDocumentStore(subject, draft);
  return store === undefined ? null : <Ready name={name} store={store} />;
}

function Ready({ name, store }: { readonly name: string; readonly store: DocumentStore }): ReactNode {
  const problems = useDecisionProblems(store, name);
  const isBroken = useHasBroken(store);
  const mayEdit = useMay()('definition.edit');
  const parts = useMemo(
    (): DecisionParts => ({ name, store, problems, readOnly: !mayEdit || isBroken }),
    [name, store, problems, mayEdit, isBroken],
  );
  return (
    <DecisionProvider value={parts}>
      <Desk />
    </DecisionProvider>
  );
}

function Desk(): ReactNode {
  const { name, store } = useDecision();
  const words = useTranslations('decisions');
  const definition = useDecisionDocument(({ document }) => document.definition);
  const refusal = useDecisionDocument((state) => state.refusal);
  const [fired, setFired] = useState<readonly number[]>([]);
  const [marked, setMarked] = useState<readonly number[]>([]);
  const [tab, setTab] = useState<string | null>('findings');
  useHistoryCommands('decision', words('title'), store);
  const title = typeof definition['title'] === 'string' ? definition['title'] : name;
  const table = tableView(definition);
  return (
    <Page title={title} facts={<SaveLine store={store} />} actions={<HeadActions />} full>
      <div className="fm-decision-page">
        <HitPolicy hit={table.hit} />
        {refusal !== undefined && (
          <Alert
            color="red"
            withCloseButton
            closeButtonLabel={words('dismiss')}
            onClose={store.actions.dismiss}
          >
            {refusal.message}
          </Alert>
        )}
        <Grid fired={new Set(fired)} marked={new Set(marked)} />
        <Tabs value={tab} onChange={setTab} keepMounted={false} className="fm-decision-tabs">
          <Tabs.List>
            {(['findings', 'tests', 'text'] as const).map((one) => (
              <Tabs.Tab key={one} value={one}>
                {words(`tab.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="findings">
            <Findings onMark={setMarked} />
          </Tabs.Panel>
          <Tabs.Panel value="tests">
            <TestRows onFired={setFired} />
          </Tabs.Panel>
          <Tabs.Panel value="text">
            <TableText />
          </Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  );
}
