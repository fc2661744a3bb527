import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--fm-page)', color: 'var(--fm-text)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontVariantLigatures: 'none',
    lineHeight: '1.55',
  },
  '.cm-content': { caretColor: 'var(--fm-text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--fm-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--fm-ink) 24%, transparent)',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--fm-panel)',
    color: 'var(--fm-text-dim)',
    borderRight: '1px solid var(--fm-border)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--fm-panel-strong) 60%, transparent)',
  },
  '.cm-placeholder': { color: 'var(--fm-text-dim)' },
  '.cm-tooltip': {
    border: '1px solid var(--fm-border)',
    borderRadius: '8px',
    backgroundColor: 'var(--fm-page)',
    color: 'var(--fm-text)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--fm-ink)',
    color: 'var(--fm-on-ink)',
  },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.75', fontStyle: 'normal' },
  '.fm-uncertain': { fontStyle: 'italic' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--fm-failed)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--fm-waiting)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--fm-running)' },
  '.cm-lintRange-error': { ...squiggle('--fm-failed') },
  '.cm-lintRange-warning': { ...squiggle('--fm-waiting') },
  '.cm-lintRange-info': { ...squiggle('--fm-running') },
  '.cm-searchMatch': { backgroundColor: 'var(--fm-waiting-tint)', outline: '1px solid var(--fm-waiting)' },
  '.cm-panels': { backgroundColor: 'var(--fm-panel)', color: 'var(--fm-text)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--fm-ink-soft)' },
  '.cm-changedLine': { backgroundColor: 'transparent' },
});

function squiggle(color: string): Readonly<Record<string, string>> {
  return {
    backgroundImage: 'none',
    textDecoration: `underline wavy var(${color}) 1px`,
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  };
}

const words = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--fm-code-name)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--fm-code-text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--fm-code-value)' },
  { tag: [tags.keyword, tags.operator], color: 'var(--fm-code-word)' },
  { tag: [tags.comment, tags.meta], color: 'var(--fm-text-dim)', fontStyle: 'italic' },
  { tag: tags.variableName, color: 'var(--fm-code-name)' },
  { tag: tags.function(tags.variableName), color: 'var(--fm-code-word)' },
  { tag: tags.invalid, color: 'var(--fm-failed)' },
]);

/** How every text editor of the product looks: by the tokens, so that light and dark need no change. */
export const codeTheme: Extension = [theme, syntaxHighlighting(words)];
