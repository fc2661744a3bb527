'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { Alert, Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useStore } from 'zustand';
import { DocumentActions } from '../../../shared/document/document-actions.tsx';
import type { DocumentStore } from '../../../shared/document/document-store.ts';
import type { DefinitionKey } from '../../../shared/document/draft-port.ts';
import { OpenDocument } from '../../../shared/document/open-document.tsx';
import { SaveLine } from '../../../shared/document/save-line.tsx';
import { useDocumentProblems } from '../../../shared/document/use-document-problems.ts';
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
import { HitPolicy } from './hit-policy.tsx';
import { tableView } from './model/table-view.ts';
import { Findings } from './side/findings.tsx';
import { TableText } from './side/table-text.tsx';
import { TestRows } from './side/test-rows.tsx';
import { useProblemTexts } from '@fermata/ui';

/** The editor of one decision table. */
export function DecisionPage({ name }: { readonly name: string }): ReactNode {
  const subject = useMemo(() => ({ kind: 'decision', name }) as const, [name]);
  return (
    <OpenDocument subject={subject}>{(store) => <Ready subject={subject} store={store} />}</OpenDocument>
  );
}

interface ReadyProperties {
  readonly subject: DefinitionKey;
  readonly store: DocumentStore;
}

function Ready({ subject, store }: ReadyProperties): ReactNode {
  const { name } = subject;
  const problems = useDocumentProblems(store, name);
  const isBroken = useStore(store, ({ document }) => document.broken.length > 0);
  const mayEdit = useMay()('definition.edit');
  const parts = useMemo(
    (): DecisionParts => ({ subject, store, problems, readOnly: !mayEdit || isBroken }),
    [subject, store, problems, mayEdit, isBroken],
  );
  return (
    <DecisionProvider value={parts}>
      <Desk />
    </DecisionProvider>
  );
}

function Desk(): ReactNode {
  const parts = useDecision();
  const { subject, store } = parts;
  const words = useTranslations('decisions');
  const texts = useProblemTexts();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const refusal = useDecisionDocument((state) => state.refusal);
  const [fired, setFired] = useState<readonly number[]>([]);
  const [marked, setMarked] = useState<readonly number[]>([]);
  const [tab, setTab] = useState<string | null>('findings');
  useHistoryCommands('decision', words('title'), store);
  const title = typeof definition['title'] === 'string' ? definition['title'] : subject.name;
  const table = tableView(definition);
  return (
    <Page title={title} facts={<SaveLine store={store} />} actions={<DocumentActions {...parts} />} full>
      <div className="fm-decision-page">
        <HitPolicy hit={table.hit} />
        {refusal !== undefined && (
          <Alert
            color="red"
            withCloseButton
            closeButtonLabel={words('dismiss')}
            onClose={store.actions.dismiss}
          >
            {texts.message(refusal)}
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
