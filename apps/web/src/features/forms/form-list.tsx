'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { DefinitionList } from '../../shared/document/definition-list.tsx';
import { NewForm } from './new-form.tsx';

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
