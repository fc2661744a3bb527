'use client';
import { createContext, useContext, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { CanvasHandle } from '@fermata/ui';
import type { DocumentStore } from '../../shared/document/document-store.ts';
import type { DocumentState } from '../../shared/document/document-state.ts';
import type { DefinitionKey } from '../../shared/document/draft-port.ts';
import type { EditorView, ViewStore } from './view/view-store.ts';

/** What all parts of one editor share. */
export interface EditorParts {
  readonly id: DefinitionKey;
  readonly store: DocumentStore;
  readonly view: ViewStore;
  readonly canvas: RefObject<CanvasHandle | null>;
  /** The page's nonce, for text editors. */
  readonly nonce: string | undefined;
  /** Whether the person may edit. */
  readonly readOnly: boolean;
}

const Context = createContext<EditorParts | undefined>(undefined);

/** Hands the parts to everything below. */
export const EditorProvider = Context.Provider;

/** The parts of the editor around. */
export function useEditor(): EditorParts {
  const parts = useContext(Context);
  if (parts === undefined) throw new Error('no editor is around');
  return parts;
}

/** Something of the document. */
export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useEditor().store, select);
}

/** Something of the view. */
export function useView<T>(select: (view: EditorView) => T): T {
  return useStore(useEditor().view, select);
}
