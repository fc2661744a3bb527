'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { DefinitionList } from '../../../shared/document/definition-list.tsx';

const NewTable = dynamic(() => import('./new-table.tsx').then((part) => part.NewTable), { ssr: false });

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
