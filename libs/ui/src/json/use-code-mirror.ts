'use client';
import { useEffect, useImperativeHandle, useRef, type Ref, type RefObject } from 'react';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { codeTheme } from './code-theme.ts';
import { usePhrases } from './use-phrases.ts';
import { completing, showMarks } from './editor-parts.ts';
import type { CompletionSource, EditorHandle, TextMark } from './editor-props.ts';

/** What an editor is made of, and what it tells. */
export interface CodeMirrorProps {
  readonly value: string;
  readonly label: string;
  /** Language, gutters and keys; read once, when the editor is made. */
  readonly extensions: () => Extension;
  readonly onChange?: ((text: string) => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly marks?: readonly TextMark[] | undefined;
  readonly completions?: CompletionSource | undefined;
  readonly readOnly?: boolean | undefined;
  readonly nonce?: string | undefined;
  readonly handle?: Ref<EditorHandle> | undefined;
  /** Called once, when the editor is made: where its cursor begins, if it is to take the focus. */
  readonly start?: () => Cursor | undefined;
}

/** A text as it stands in what an editor replaces, with its selection in UTF-16 units from 0. */
export interface Cursor {
  readonly text: string;
  readonly anchor: number;
  readonly head: number;
}

const none: readonly TextMark[] = Object.freeze([]);
/** A change that came from outside, not from typing. */
const given = Annotation.define<boolean>();

/** Makes a text editor in an element, and keeps it in step with its properties. */
export function useCodeMirror(properties: CodeMirrorProps): RefObject<HTMLDivElement | null> {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(properties);
  latest.current = properties;
  const { value, marks = none, readOnly = false, handle, label } = properties;
  const phrases = usePhrases();
  const parts = useRef({ access: new Compartment(), name: new Compartment() });
  useEffect(() => {
    if (parent.current === null) return undefined;
    const made = new EditorView({ state: stateOf(latest, parts.current, phrases), parent: parent.current });
    view.current = made;
    takeOver(made, latest.current.start?.());
    return () => made.destroy();
    // Made once: language and words of an editor do not change while it is open.
  }, []);
  useEffect(() => replaceText(view.current, value), [value]);
  useEffect(() => {
    const { access, name } = parts.current;
    view.current?.dispatch({
      effects: [access.reconfigure(accessOf(readOnly)), name.reconfigure(nameOf(label))],
    });
  }, [readOnly, label]);
  useEffect(() => {
    if (view.current !== undefined) view.current.dispatch(showMarks(view.current, marks));
  }, [marks]);
  useImperativeHandle(handle, () => handleOf(view), []);
  return parent;
}

function takeOver(view: EditorView, cursor: Cursor | undefined): void {
  if (cursor === undefined) return;
  const { anchor, head, text } = cursor;
  // A letter that was typed a moment ago may not have come back as a property yet.
  replaceText(view, text);
  const end = view.state.doc.length;
  view.dispatch({ selection: { anchor: Math.min(anchor, end), head: Math.min(head, end) } });
  view.focus();
}

interface Parts {
  readonly access: Compartment;
  readonly name: Compartment;
}

function stateOf(
  latest: RefObject<CodeMirrorProps>,
  { access, name }: Parts,
  phrases: Readonly<Record<string, string>>,
): EditorState {
  const { value, nonce, extensions, readOnly = false, label } = latest.current;
  return EditorState.create({
    doc: value,
    extensions: [
      ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
      codeTheme,
      EditorState.phrases.of(phrases),
      extensions(),
      completing(() => latest.current.completions),
      access.of(accessOf(readOnly)),
      name.of(nameOf(label)),
      EditorView.updateListener.of((update) => {
        const isTyped =
          update.docChanged && !update.transactions.some((one) => one.annotation(given) === true);
        if (isTyped) latest.current.onChange?.(update.state.doc.toString());
        if (update.focusChanged && !update.view.hasFocus) latest.current.onBlur?.();
      }),
    ],
  });
}

function accessOf(readOnly: boolean): Extension {
  return [EditorState.readOnly.of(readOnly), EditorView.editable.of(true)];
}

function nameOf(label: string): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': label });
}

/** Puts a text that came from elsewhere in; only the part that differs, so that the cursor stays. */
function replaceText(view: EditorView | undefined, text: string): void {
  const old = view?.state.doc.toString();
  if (view === undefined || old === undefined || old === text) return;
  const [from, tail] = commonEnds(old, text);
  view.dispatch({
    changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
    annotations: given.of(true),
  });
}

function commonEnds(one: string, other: string): readonly [number, number] {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return [head, tail];
}

function handleOf(view: RefObject<EditorView | undefined>): EditorHandle {
  return {
    focus: () => view.current?.focus(),
    goTo: (line, column = 1) => {
      const editor = view.current;
      if (editor === undefined) return;
      const { from, to } = editor.state.doc.line(Math.max(1, Math.min(line, editor.state.doc.lines)));
      const anchor = Math.min(to, from + column - 1);
      editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      editor.focus();
    },
    insert: (text) => {
      const editor = view.current;
      if (editor === undefined) return;
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
  };
}
