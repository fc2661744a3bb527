'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { useLocale } from 'next-intl';
import { PhraseCatalogueProvider, type PhraseCatalogue } from '@fermata/ui';

const english: PhraseCatalogue = Object.freeze({});

/** What problems say, by language; the templates themselves are English. */
const catalogues: Readonly<Record<string, () => Promise<{ readonly default: PhraseCatalogue }>>> =
  Object.freeze({ de: () => import('../../../messages/problems/de.json') });

/** Fetches the words of problems in the reader's language, beside the page: until they are there, problems are English. */
export function ProblemCatalogue({ children }: { readonly children: ReactNode }): ReactNode {
  const locale = useLocale();
  const [catalogue, setCatalogue] = useState(english);
  useEffect(() => {
    let isHere = true;
    const load = Object.hasOwn(catalogues, locale) ? catalogues[locale] : undefined;
    const found = load === undefined ? Promise.resolve({ default: english }) : load();
    found
      .then((loaded) => {
        if (isHere) setCatalogue(loaded.default);
      })
      .catch(() => undefined);
    return () => void (isHere = false);
  }, [locale]);
  return <PhraseCatalogueProvider catalogue={catalogue}>{children}</PhraseCatalogueProvider>;
}
