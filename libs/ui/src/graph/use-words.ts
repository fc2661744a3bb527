'use client';
import { useTranslations } from 'use-intl';
import type { Words } from '@fermata/editing';
import { isoWords, useDurationWords } from '../time/duration.tsx';

/** Says the words of a graph in the person's language; durations among their values are written out. */
export function useWords(): (words: Words) => string {
  const say = useTranslations('ui');
  const durations = useDurationWords();
  return (words) => {
    if ('text' in words) return words.text;
    const values = Object.entries(words.values ?? {}).map(
      ([name, value]) => [name, typeof value === 'string' ? isoWords(value, durations) : value] as const,
    );
    return say(words.key as 'graph.line.end', Object.fromEntries(values));
  };
}
