'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { NewDefinition } from '../../../shared/document/new-definition.tsx';

/** Makes a table with one input, one output and two rules, and opens it. */
export function NewTable({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('decisions');
  return (
    <NewDefinition
      kind="decision"
      heading={words('new')}
      blank={blankTable}
      pathOf={(name) => `/decisions/${encodeURIComponent(name)}`}
      onClose={onClose}
    />
  );
}

function blankTable(name: string, title: string): string {
  return [
    'kind: decision',
    `name: ${name}`,
    `title: ${JSON.stringify(title)}`,
    'hit: first',
    'inputs:',
    '  - { name: amount, type: number }',
    'outputs:',
    '  - { name: result, type: string }',
    'rules:',
    '  - { when: { amount: <= 100 }, then: { result: small } }',
    '  - { then: { result: large } }',
    '',
  ].join('\n');
}
