'use client';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Change } from '@fermata/editing';
import type { JsonObject, JsonValue, Problem } from '@fermata/model';
import type { DocumentStore } from '../../shared/document/document-store.ts';
import type { DocumentState } from '../../shared/document/document-state.ts';
import type { DefinitionKey } from '../../shared/document/draft-port.ts';
import { setMember } from './model/form-changes.ts';

/** What all parts of the designer of one form share. */
export interface DesignerParts {
  readonly subject: DefinitionKey;
  readonly store: DocumentStore;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  /** Pointer of the component that is selected. */
  readonly selected: string | undefined;
  readonly select: (path: string | undefined) => void;
}

const Context = createContext<DesignerParts | undefined>(undefined);

/** Hands the parts to everything below. */
export const DesignerProvider = Context.Provider;

/** The parts of the designer around. */
export function useDesigner(): DesignerParts {
  const parts = useContext(Context);
  if (parts === undefined) throw new TypeError('a part of the designer stands on its page');
  return parts;
}

/** Something of the document. */
export function useDesignerDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useDesigner().store, select);
}

/** The form as it is now. */
export function useForm(): JsonObject {
  return useDesignerDocument(({ document }) => document.definition);
}

/** Makes a change and selects what it says. */
export function useCommit(): (change: Change | undefined) => void {
  const { store, readOnly, select } = useDesigner();
  return (change) => {
    if (change === undefined || readOnly) return;
    const problem = store.actions.commit(change);
    if (problem === undefined && change.selects !== undefined) select(change.selects[0]);
  };
}

/** Sets one member of the form, or takes it away. */
export function useSet(): (path: string, value: JsonValue | undefined) => void {
  const commit = useCommit();
  return (path, value) => commit(setMember(path, value));
}
