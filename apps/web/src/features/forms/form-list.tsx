'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { DefinitionList } from '../../shared/document/definition-list.tsx';

const NewForm = dynamic(() => import('./new-form.tsx').then((part) => part.NewForm), { ssr: false });

/** All forms and views of the project. */
export function FormList(): ReactNode {
  const words = useTranslations('forms');
  return (
    <DefinitionList
      kind="component"
      words={{ title: words('title'), fresh: words('new'), search: words('search'), empty: words('empty') }}
      pathOf={(name) => `/forms/${encodeURIComponent(name)}`}
      create={(onClose) => <NewForm onClose={onClose} />}
    />
  );
}
