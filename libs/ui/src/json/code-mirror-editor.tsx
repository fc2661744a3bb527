'use client';
import type { ReactNode } from 'react';
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { CodeEditorProps } from './editor-props.ts';
import { useCodeMirror } from './use-code-mirror.ts';

/** The editor itself, with its library: loaded when one is shown. */
export function CodeMirrorEditor(properties: CodeEditorProps): ReactNode {
  const { format } = properties;
  const parent = useCodeMirror({ ...properties, extensions: () => extensionsOf(format) });
  return <div ref={parent} className="fm-code" />;
}

/** Tab is left to the page: it goes on to the next control. */
function extensionsOf(format: 'yaml' | 'json'): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    format === 'json' ? json() : yaml(),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
  ];
}
