'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { codeTheme } from '../json/code-theme.ts';
import { usePhrases } from '../json/use-phrases.ts';
import type { TextDiffProps } from './diff-props.ts';

const colors = EditorView.theme({
  '&.cm-merge-b .cm-changedLine, .cm-insertedLine': { backgroundColor: 'var(--fm-added-tint)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--fm-removed-tint)' },
  '&.cm-merge-b .cm-changedText, .cm-insertedLine .cm-changedText': {
    background: 'color-mix(in srgb, var(--fm-added) 24%, transparent)',
  },
  '.cm-collapsedLines': {
    background: 'var(--fm-panel-strong)',
    color: 'var(--fm-text-dim)',
    fontFamily: 'var(--mantine-font-family)',
  },
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '""' },
  '.cm-deletedChunk .cm-deletedText': {
    background: 'color-mix(in srgb, var(--fm-removed) 24%, transparent)',
  },
});

/** The comparison itself, with its library: loaded when one is shown. */
export function MergeView({ before, after, format, label, nonce }: TextDiffProps): ReactNode {
  const phrases = usePhrases();
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (parent.current === null) return undefined;
    const view = new EditorView({
      parent: parent.current,
      doc: after,
      extensions: [
        ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
        codeTheme,
        colors,
        EditorState.phrases.of(phrases),
        lineNumbers(),
        format === 'json' ? json() : yaml(),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3 } }),
      ],
    });
    return () => view.destroy();
  }, [before, after, format, label, nonce, phrases]);
  return <div ref={parent} className="fm-diff-text" />;
}
