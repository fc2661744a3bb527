'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { SearchField } from '../../../shared/views/search-field.tsx';

/** The field that `/` leads to. */
export const searchId = 'fm-tasks-search';

interface Properties {
  readonly value: string | null;
  readonly onChange: (q: string | null) => void;
}

/** Words to find tasks by; asked when the hand rests. */
export function Search(properties: Properties): ReactNode {
  const words = useTranslations('tasks');
  return <SearchField id={searchId} className="fm-tasks-search" label={words('search')} {...properties} />;
}
