'use client';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useLocale } from 'use-intl';
import { problemTexts, type PhraseCatalogue, type ProblemTexts } from './problem-texts.ts';

const nothing: PhraseCatalogue = Object.freeze({});
const Catalogue = createContext(nothing);

interface Properties {
  /** Translations into the reader's language; English needs none. */
  readonly catalogue: PhraseCatalogue;
  readonly children: ReactNode;
}

/** Hands the translations of problems to everything below. */
export function PhraseCatalogueProvider({ catalogue, children }: Properties): ReactNode {
  return <Catalogue value={catalogue}>{children}</Catalogue>;
}

/** What problems say, in the reader's language. */
export function useProblemTexts(): ProblemTexts {
  const locale = useLocale();
  const catalogue = useContext(Catalogue);
  return useMemo(() => problemTexts(locale, catalogue), [locale, catalogue]);
}
