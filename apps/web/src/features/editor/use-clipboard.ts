'use client';
import { useEffect, useRef } from 'react';
import { isObject, type JsonObject } from '@fermata/model';
import { parseSource } from '@fermata/validation';
import { isTaken } from '../../shared/commands/keys.tsx';
import { useEditor, useView } from './editor-context.tsx';
import { stepEdits } from './view/step-edits.ts';

type StepEdits = Awaited<ReturnType<typeof stepEdits>>;

/** Copies, cuts and pastes steps as the text of a definition, wherever no text is being edited or selected. */
export function useClipboard(): void {
  const parts = useEditor();
  const edits = useRef<StepEdits>(undefined);
  // Only what is selected is copied: its code comes with the first selection.
  const hasSelection = useView(({ selection }) => selection.steps.length > 0);
  useEffect(() => {
    if (!hasSelection) return;
    stepEdits().then(
      (come) => (edits.current = come),
      () => undefined,
    );
  }, [hasSelection]);
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      if (isForText(event)) return;
      if (edits.current === undefined) return void copyLater(event, parts);
      const text = edits.current.copied(parts);
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') edits.current.removeSelected(parts, parts.view.getState().selection);
    };
    const insert = (event: ClipboardEvent): void => {
      if (isForText(event) || parts.readOnly) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      void pasteText(parts, text);
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', insert);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', insert);
    };
  }, [parts]);
}

/** Copies or cuts when the code for it has come: the event is over by then, so that the clipboard is asked by itself. */
async function copyLater(event: ClipboardEvent, parts: ReturnType<typeof useEditor>): Promise<void> {
  const { selection } = parts.view.getState();
  if (selection.steps.length === 0) return;
  event.preventDefault();
  const { copied, removeSelected } = await stepEdits();
  await navigator.clipboard.writeText(copied(parts) ?? '');
  if (event.type === 'cut') removeSelected(parts, selection);
}

/** Takes a text of either format; what is no definition is refused with the reason. */
export async function pasteText(parts: ReturnType<typeof useEditor>, text: string): Promise<void> {
  const { value, problems } = parseSource(text, text.trimStart().startsWith('{') ? 'json' : 'yaml');
  const isDefinition = problems.length === 0 && isObject(value);
  (await stepEdits()).paste(parts, isDefinition ? (value as JsonObject) : text);
}

function isForText(event: Event): boolean {
  const selection = window.getSelection();
  return isTaken(event.target) || (selection !== null && !selection.isCollapsed);
}
