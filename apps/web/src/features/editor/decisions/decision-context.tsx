'use client';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '@fermata/model';
import type { DefinitionKey } from '../../../shared/document/draft-port.ts';
import type { DocumentStore } from '../../../shared/document/document-store.ts';
import type { DocumentState } from '../../../shared/document/document-state.ts';

/** What all parts of the page of a decision table share. */
export interface DecisionParts {
  readonly subject: DefinitionKey;
  readonly store: DocumentStore;
  /** Whether the person may not edit. */
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
}

const Context = createContext<DecisionParts | undefined>(undefined);

/** Hands the parts to everything below. */
export const DecisionProvider = Context.Provider;

/** The parts of the page around. */
export function useDecision(): DecisionParts {
  const parts = useContext(Context);
  if (parts === undefined) throw new TypeError('a part of a decision table stands on its page');
  return parts;
}

/** Something of the document. */
export function useDecisionDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useDecision().store, select);
}
