'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { DefinitionList } from '../../../shared/document/definition-list.tsx';
import { NewTable } from './new-table.tsx';

/** All decision tables of the project. */
export function DecisionList(): ReactNode {
  const words = useTranslations('decisions');
  return (
    <DefinitionList
      kind="decision"
      words={{ title: words('title'), fresh: words('new'), search: words('search'), empty: words('empty') }}
      pathOf={(name) => `/decisions/${encodeURIComponent(name)}`}
      create={(onClose) => <NewTable onClose={onClose} />}
    />
  );
}
