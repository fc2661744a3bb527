'use client';
import type { ReactNode } from 'react';
import { Alert, Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ApiProblem } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import type { DocumentStore } from './document-store.ts';
import type { DefinitionKey } from './draft-port.ts';
import type { Draft } from './ports.ts';
import { useDocumentStore } from './use-document-store.ts';
import { useDraft } from './use-draft.ts';
import { useFailureText } from '../api/use-failure-text.ts';

interface Properties {
  /** Keep it the same object: another one is another document. */
  readonly subject: DefinitionKey;
  /** The page of the document once it is there. */
  readonly children: (store: DocumentStore) => ReactNode;
}

/** Opens the draft of a definition for editing, or says why it cannot be opened. */
export function OpenDocument({ subject, children }: Properties): ReactNode {
  const words = useTranslations('document');
  const failureText = useFailureText();
  const { name } = subject;
  const draft = useDraft(subject);
  if (draft.error instanceof ApiProblem) {
    return (
      <Page title={name}>
        <Alert color="red" title={words('cannotOpen')}>
          {failureText(draft.error)}
        </Alert>
      </Page>
    );
  }
  if (draft.data === undefined) return <Opening name={name} />;
  return (
    <Opened key={name} subject={subject} draft={draft.data}>
      {children}
    </Opened>
  );
}

function Opened({ subject, draft, children }: Properties & { readonly draft: Draft }): ReactNode {
  const store = useDocumentStore(subject, draft);
  return store === undefined ? <Opening name={subject.name} /> : children(store);
}

/** It has its heading from the first moment on. */
function Opening({ name }: { readonly name: string }): ReactNode {
  return (
    <Page title={name}>
      <Skeleton height={320} />
    </Page>
  );
}
