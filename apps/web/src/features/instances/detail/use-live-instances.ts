'use client';
import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useChanges } from '../../../shared/stream/use-changes.ts';
import { instanceKey } from '../api/instance.ts';

/** Changes of one moment ask the API once. */
const shortlyMs = 300;

/** Asks anew for some instances when they change, each a few times a second at most. */
export function useLiveInstances(ids: readonly string[]): void {
  const queries = useQueryClient();
  const due = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useChanges('instance', ({ key }) => {
    if (!ids.includes(key) || due.current.has(key)) return;
    const ask = (): void => {
      due.current.delete(key);
      void queries.invalidateQueries({ queryKey: instanceKey(key) });
    };
    due.current.set(key, setTimeout(ask, shortlyMs));
  });
  useEffect(() => {
    const waiting = due.current;
    return () => waiting.forEach((timer) => clearTimeout(timer));
  }, []);
}
