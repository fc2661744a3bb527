'use client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { DefinitionVersion } from '@fermata/contracts';
import { graphOf } from '@fermata/editing';
import type { OpenedChild } from '@fermata/ui';
import { ApiProblem } from '../api/client.ts';
import { useMe } from '../session/use-me.ts';
import { childPlaces, openable, type ChildPlace, type Known, type ReadChild } from './child-places.ts';
import { fetchChild, keyOfChild } from './fetch-child.ts';
import { toggled, useOpenChildren } from './open-children.ts';

/** The workflows that stand open on a canvas, and what opens and closes them. */
export interface Children {
  readonly places: readonly ChildPlace[];
  readonly opened: Readonly<Record<string, OpenedChild>>;
  readonly toggle: (path: string) => void;
  /** Opens every workflow that a step starts, of those that are open as well. */
  readonly openAll: () => void;
  readonly closeAll: () => void;
}

const none: readonly string[] = Object.freeze([]);

/**
 * Opens workflows in the place of the steps that start them; remembered for each person and definition.
 * @param known give a memoised one
 */
export function useChildren(name: string, known: Known): Children {
  const queries = useQueryClient();
  const key = `${useMe().data?.id ?? ''} ${name}`;
  const keep = useOpenChildren((state) => state.keep);
  const paths = useOpenChildren((state) => state.open[key] ?? none);
  useEffect(() => void useOpenChildren.persist.rehydrate(), []);
  const [knownOf] = useState(createGraphs);
  const read: ReadChild = useCallback(
    (child, version) => knownOf(queries.getQueryData<DefinitionVersion>(keyOfChild(child, version))),
    [queries, knownOf],
  );
  // Looked for at each drawing: what has been read since is part of what is found.
  const placeKey = JSON.stringify(childPlaces(name, known, { isOpen: (path) => paths.includes(path), read }));
  const places = useMemo(() => JSON.parse(placeKey) as readonly ChildPlace[], [placeKey]);
  const wanted = useMemo(() => places.filter(({ isAround }) => !isAround), [places]);
  const answers = useQueries({ queries: wanted.map(queryOf), combine: answersOf });
  const opened = useMemo(() => {
    const child = (place: ChildPlace) => childOf(place, answers[wanted.indexOf(place)], knownOf);
    return Object.fromEntries(places.map((place) => [place.path, child(place)]));
  }, [places, wanted, answers, knownOf]);
  return useMemo(
    () => ({
      places,
      opened,
      toggle: (path: string) => keep(key, toggled(paths, path)),
      openAll: () => keep(key, [...new Set([...paths, ...openable(name, known, places, read)])]),
      closeAll: () => keep(key, none),
    }),
    [places, opened, keep, key, paths, name, known, read],
  );
}

function queryOf({ name, version }: ChildPlace) {
  return {
    queryKey: keyOfChild(name, version),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchChild(name, version, signal),
    staleTime: version === undefined ? 30_000 : Number.POSITIVE_INFINITY,
    retry: false,
  };
}

interface Answer {
  readonly data: DefinitionVersion | undefined;
  readonly error: Error | null;
}

function answersOf(results: readonly UseQueryResult<DefinitionVersion>[]): readonly Answer[] {
  return results.map(({ data, error }) => ({ data, error }));
}

type KnownOf = (version: DefinitionVersion | undefined) => Known | undefined;

/** Makes the graph of a version once. */
function createGraphs(): KnownOf {
  const made = new WeakMap<DefinitionVersion, Known>();
  return (version) => {
    if (version === undefined) return undefined;
    const known = made.get(version) ?? { graph: graphOf(version.body ?? {}), references: version.references };
    made.set(version, known);
    return known;
  };
}

function childOf(place: ChildPlace, answer: Answer | undefined, knownOf: KnownOf): OpenedChild {
  const { name } = place;
  const version = answer?.data?.version ?? place.version;
  const graph = knownOf(answer?.data)?.graph;
  return {
    title: version === undefined ? name : `${name}@${version}`,
    href: `/workflows/${encodeURIComponent(name)}`,
    inside: graph === undefined ? { kind: absence(place, answer) } : { kind: 'graph', graph },
  };
}

/** Why nothing is inside. */
function absence({ isAround }: ChildPlace, answer: Answer | undefined) {
  if (isAround) return 'around' as const;
  if (answer === undefined || answer.error === null) return 'loading' as const;
  const isUnknown = answer.error instanceof ApiProblem && answer.error.status === 404;
  return isUnknown ? ('missing' as const) : ('unreadable' as const);
}
