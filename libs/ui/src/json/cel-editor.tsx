'use client';
import type { ReactNode } from 'react';
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { celLanguage } from './cel-language.ts';
import type { ExpressionEditorProps } from './editor-props.ts';
import { useCodeMirror, type Cursor } from './use-code-mirror.ts';

interface Properties extends ExpressionEditorProps {
  /** Called once, when the editor is there: where the cursor was in what it replaces, if the focus was there. */
  readonly start: () => Cursor | undefined;
}

/** The editor itself, with its library: loaded when somebody comes to one. */
export function CelEditor(properties: Properties): ReactNode {
  const parent = useCodeMirror({ ...properties, extensions: () => extensionsOf(properties) });
  return <div ref={parent} className="fm-expression-text" />;
}

function extensionsOf({
  template = false,
  multiline = false,
  placeholder: hint,
}: ExpressionEditorProps): Extension {
  return [
    history(),
    bracketMatching(),
    closeBrackets(),
    celLanguage(template),
    EditorView.lineWrapping,
    ...(hint === undefined ? [] : [placeholder(hint)]),
    ...(multiline ? [] : [oneLine]),
    keymap.of([...completionKeymap, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
  ];
}

/** Keeps the text on one line: what is pasted with breaks is joined. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction;
  const text = transaction.newDoc.toString().replaceAll(/\s*\n\s*/g, ' ');
  const isEnter =
    transaction.isUserEvent('input') && text.trim() === transaction.startState.doc.toString().trim();
  if (isEnter) return [];
  const end = transaction.startState.doc.length;
  return [{ changes: { from: 0, to: end, insert: text }, selection: { anchor: text.length } }];
});
