'use client';
import { useMemo } from 'react';
import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceTimeline } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import type { OpenedChild } from '@fermata/ui';
import { workflowOf, workflowPointer, type ChildPlace } from '../../../shared/children/child-places.ts';
import { useChildren, type Children } from '../../../shared/children/use-children.ts';
import { instanceQuery, timelineQuery, useVersion } from '../api/instance.ts';
import { orderAt, startedBy, type Started, type Told } from '../model/child-instances.ts';
import { lookAt } from '../model/look.ts';
import { useLiveInstances } from './use-live-instances.ts';

interface Standing extends Told {
  readonly graph: Graph;
  /** The change on which the playhead stands; undefined follows the newest. */
  readonly until: number | undefined;
}

/** The workflows that stand open in an instance: live where a step has started exactly one, else how many it has started. */
export function useInstanceChildren(standing: Standing): Children {
  const { instance, timeline, until } = standing;
  const words = useTranslations('instances.children');
  const queries = useQueryClient();
  const children = useChildren(instance.definition, useKnown(standing));
  const started = startedIn(children.places, { instance, timeline }, queries);
  const ids = [...started.values()].flatMap((one) => (one.kind === 'one' ? [one.id] : []));
  const told = useQueries({
    queries: ids.flatMap((id) => [instanceQuery(id), timelineQuery(id)]),
    combine: dataOf,
  });
  useLiveInstances(ids);
  const startedKey = JSON.stringify([...started]);
  const opened = useMemo(() => {
    const found = new Map(JSON.parse(startedKey) as readonly (readonly [string, Started])[]);
    const parent = { changes: timeline.changes, until };
    const shown = Object.entries(children.opened).map(([path, child]) => {
      const one = found.get(path);
      if (one?.kind === 'many') return [path, { ...child, note: words('many', { count: one.count }) }];
      return [
        path,
        one?.kind === 'one' ? livened(child, one.id, { own: toldOf(queries, one.id), parent }) : child,
      ];
    });
    return Object.fromEntries(shown) as Readonly<Record<string, OpenedChild>>;
    // `told` is what the cache holds of the children: with it they are looked at anew.
  }, [children.opened, startedKey, told, queries, timeline, until, words]);
  return useMemo(() => ({ ...children, opened }), [children, opened]);
}

interface Life {
  /** The instance of the child; missing while it is read. */
  readonly own: Told | undefined;
  readonly parent: { readonly changes: InstanceTimeline['changes']; readonly until: number | undefined };
}

/** An opened workflow with the state of the one instance of it, now or at the moment on which the playhead stands. */
function livened(child: OpenedChild, id: string, { own, parent }: Life): OpenedChild {
  const href = `/instances/${encodeURIComponent(id)}`;
  if (own === undefined || child.inside.kind !== 'graph') return { ...child, href };
  const { changes } = own.timeline;
  const until = parent.until === undefined ? undefined : orderAt(changes, parent.changes, parent.until);
  const look = lookAt(changes, child.inside.graph, { until, waiting: own.instance.waiting });
  return { ...child, href, statuses: look.steps, visitedEdges: look.edges };
}

/** The graph with the versions that are meant: of the one child that runs, else those that the publish has pinned. */
function useKnown({ instance, timeline, graph }: Standing) {
  const references = useVersion(instance.definition, instance.version).data?.references;
  return useMemo(() => {
    const running = graph.nodes.flatMap((node) => {
      const name = workflowOf(node, references)?.name;
      if (name === undefined) return [];
      const started = startedBy({ instance, timeline }, node.id, name);
      return started.kind === 'one' ? [[workflowPointer(node), `${name}@${started.version}`] as const] : [];
    });
    return { graph, references: { ...references, ...Object.fromEntries(running) } };
  }, [graph, references, instance, timeline]);
}

/** What each step has started, the outer ones first: an inner one is known once the instance around it has been read. */
function startedIn(
  places: readonly ChildPlace[],
  outer: Told,
  queries: QueryClient,
): ReadonlyMap<string, Started> {
  const started = new Map<string, Started>();
  for (const { path, name, isAround } of places) {
    const cut = path.lastIndexOf('/');
    const around = cut < 0 ? outer : toldAround(started.get(path.slice(0, cut)), queries);
    if (around !== undefined && !isAround) started.set(path, startedBy(around, path.slice(cut + 1), name));
  }
  return started;
}

function toldAround(started: Started | undefined, queries: QueryClient): Told | undefined {
  return started?.kind === 'one' ? toldOf(queries, started.id) : undefined;
}

function toldOf(queries: QueryClient, id: string): Told | undefined {
  const instance = queries.getQueryData<InstanceDetail>(instanceQuery(id).queryKey);
  const timeline = queries.getQueryData<InstanceTimeline>(timelineQuery(id).queryKey);
  return instance === undefined || timeline === undefined ? undefined : { instance, timeline };
}

function dataOf(results: readonly { readonly data: unknown }[]): readonly unknown[] {
  return results.map(({ data }) => data);
}
