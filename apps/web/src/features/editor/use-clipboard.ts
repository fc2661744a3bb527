'use client';
import { useEffect } from 'react';
import { isObject, type JsonObject } from '@fermata/model';
import { parseSource } from '@fermata/validation';
import { isTaken } from '../../shared/commands/keys.tsx';
import { useEditor } from './editor-context.tsx';
import { copied, paste, removeSelected } from './view/edit.ts';

/** Copies, cuts and pastes steps as the text of a definition, wherever no text is being edited or selected. */
export function useClipboard(): void {
  const parts = useEditor();
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      if (isForText(event)) return;
      const text = copied(parts);
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') removeSelected(parts, parts.view.getState().selection);
    };
    const insert = (event: ClipboardEvent): void => {
      if (isForText(event) || parts.readOnly) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      pasteText(parts, text);
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

/** Takes a text of either format; what is no definition is refused with the reason. */
export function pasteText(parts: ReturnType<typeof useEditor>, text: string): void {
  const { value, problems } = parseSource(text, text.trimStart().startsWith('{') ? 'json' : 'yaml');
  const isDefinition = problems.length === 0 && isObject(value);
  paste(parts, isDefinition ? (value as JsonObject) : text);
}

function isForText(event: Event): boolean {
  const selection = window.getSelection();
  return isTaken(event.target) || (selection !== null && !selection.isCollapsed);
}
