'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { NewDefinition } from '../../shared/document/new-definition.tsx';

/** Makes a form with one field and one decision, and opens it. */
export function NewForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('forms');
  return (
    <NewDefinition
      kind="component"
      heading={words('new')}
      blank={blankForm}
      pathOf={(name) => `/forms/${encodeURIComponent(name)}`}
      onClose={onClose}
    />
  );
}

function blankForm(name: string, title: string): string {
  return [
    'kind: component',
    `name: ${name}`,
    `title: ${JSON.stringify(title)}`,
    'schema:',
    '  type: object',
    '  properties:',
    '    note: { type: string }',
    'outcomes:',
    '  - { name: done }',
    'layout:',
    '  - { component: long-text, field: note }',
    '',
  ].join('\n');
}
