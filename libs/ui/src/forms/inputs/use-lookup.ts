'use client';
import { useEffect, useState } from 'react';
import type { Choice, LookupState } from '@fermata/forms';
import type { JsonValue } from '@fermata/model';
import { useScene } from '../store/form-scene.ts';

/** What a search has come to. */
export interface Search {
  readonly state: 'resting' | 'searching' | 'found' | 'failed';
  readonly choices: readonly Choice[];
}

const resting: Search = Object.freeze({ state: 'resting', choices: [] });
const pauseMs = 200;

/** Searches a source for what is typed, once typing rests; an older answer never takes the place of a newer one. */
export function useSearch(lookup: LookupState | undefined, text: string | undefined): Search {
  const { ports } = useScene();
  const [search, setSearch] = useState<Search>(resting);
  const narrowed = JSON.stringify(lookup);
  useEffect(() => {
    const { lookup: ask } = ports;
    if (lookup === undefined || text === undefined || ask === undefined) return undefined;
    const ended = new AbortController();
    const begin = (): void => {
      setSearch(({ choices }) => ({ state: 'searching', choices }));
      ask({ ...lookup, text }, ended.signal).then(
        (choices) => !ended.signal.aborted && setSearch({ state: 'found', choices }),
        () => !ended.signal.aborted && setSearch({ state: 'failed', choices: [] }),
      );
    };
    const pause = setTimeout(begin, text === '' ? 0 : pauseMs);
    return () => {
      clearTimeout(pause);
      ended.abort();
    };
    // The lookup is compared by what it says, not by identity.
  }, [ports, narrowed, text]);
  return search;
}

/** The titles of values that were chosen before; those that nobody knows are their own title. */
export function useTitles(
  lookup: LookupState | undefined,
  values: readonly JsonValue[],
  known: ReadonlyMap<JsonValue, string>,
): (value: JsonValue) => string {
  const { ports } = useScene();
  const [titles, setTitles] = useState<ReadonlyMap<JsonValue, string>>(new Map());
  const unknown = values.filter((value) => !known.has(value) && !titles.has(value));
  const asked = JSON.stringify([lookup, unknown]);
  useEffect(() => {
    if (lookup === undefined || unknown.length === 0 || ports.lookup === undefined) return undefined;
    const ended = new AbortController();
    ports.lookup({ ...lookup, text: '', values: unknown }, ended.signal).then(
      (choices) =>
        !ended.signal.aborted &&
        setTitles(
          (before) => new Map([...before, ...choices.map(({ value, title }) => [value, title] as const)]),
        ),
      // The value itself is shown then.
      () => undefined,
    );
    return () => ended.abort();
  }, [ports, asked]);
  return (value) => known.get(value) ?? titles.get(value) ?? String(value);
}
