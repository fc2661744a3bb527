'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

/** The library's own words, by the keys of our messages. */
const phrases = Object.freeze({
  Find: 'find',
  Replace: 'replaceWith',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  regexp: 'regexp',
  'by word': 'byWord',
  replace: 'replace',
  'replace all': 'replaceAll',
  close: 'close',
  'current match': 'currentMatch',
  'on line': 'onLine',
  'Go to line': 'goToLine',
  go: 'go',
  Completions: 'completions',
  Diagnostics: 'problems',
  'No diagnostics': 'noProblems',
  'Fold line': 'fold',
  'Unfold line': 'unfold',
  'folded code': 'folded',
  unfold: 'unfold',
  '$ unchanged lines': 'unchanged',
} as const);

/** What the editor itself says, in the person's language. */
export function usePhrases(): Readonly<Record<string, string>> {
  const say = useTranslations('ui.code');
  return useMemo(
    () => Object.fromEntries(Object.entries(phrases).map(([phrase, key]) => [phrase, say(key)])),
    [say],
  );
}
