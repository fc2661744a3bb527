'use client';
import { useCallback } from 'react';
import { durationWords, useDurationWords } from '@fermata/ui';

/** A time since the start of a run, in words. */
export function useElapsed(): (ms: number) => string {
  const say = useDurationWords();
  return useCallback((ms) => durationWords(ms, say), [say]);
}
