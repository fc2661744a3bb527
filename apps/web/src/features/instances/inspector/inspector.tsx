'use client';
import { useMemo, type ReactNode } from 'react';
import { Select, Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceTimeline } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import { useCommands } from '../../../shared/commands/registry.ts';
import { tabs, useLookedAt, type Tab } from '../detail/use-place.ts';
import { neighbour, type Direction } from '../model/walk.ts';
import { newestVisit, visitsOf } from '../model/visits.ts';
import type { OfferedVerb } from '../model/verbs.ts';
import { InstanceOverview } from './instance-overview.tsx';
import { VisitPanel } from './visit-panel.tsx';

interface Properties {
  readonly instance: InstanceDetail;
  readonly graph: Graph;
  readonly timeline: InstanceTimeline;
  readonly onWish: (wish: OfferedVerb) => void;
}

/** The right side: the chosen visit, else the instance itself. */
export function Inspector({ instance, graph, timeline, onWish }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { place, look } = useLookedAt();
  useStepKeys(graph, timeline);
  const step = place.step ?? place.visit?.replace(/#.*$/, '');
  if (step === undefined) return <InstanceOverview instance={instance} />;
  const title = graph.nodes.find(({ id }) => id === step)?.title ?? step;
  const visits = visitsOf(timeline.changes, step);
  const visit = place.visit ?? visits.at(-1);
  return (
    <section aria-label={title}>
      <header className="fm-inspector-head">
        <h2>{title}</h2>
        {visits.length > 1 && (
          <Select
            size="xs"
            aria-label={words('visits')}
            data={[...visits]}
            value={visit ?? null}
            allowDeselect={false}
            onChange={(next) => look({ visit: next })}
          />
        )}
        <button
          type="button"
          className="fm-text-link"
          onClick={() => look({ visit: null, step: null, tab: 'visit' })}
        >
          {words('wholeInstance')}
        </button>
      </header>
      {visit === undefined ? (
        <p className="fm-dim">{words('notReached')}</p>
      ) : (
        <Tabs value={place.tab} onChange={(tab) => look({ tab: tab as Tab })} keepMounted={false}>
          <Tabs.List>
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {words(`tabs.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={place.tab}>
            <VisitPanel instance={instance} visit={visit} tab={place.tab} onWish={onWish} />
          </Tabs.Panel>
        </Tabs>
      )}
    </section>
  );
}

const keysOf = Object.freeze({ left: 'h', down: 'j', up: 'k', right: 'l' } as const);

/** h, j, k, l walk through the steps; the arrows do so on the canvas itself. */
function useStepKeys(graph: Graph, timeline: InstanceTimeline): void {
  const words = useTranslations('instances');
  const { place, look } = useLookedAt();
  const step = place.step ?? place.visit?.replace(/#.*$/, '');
  const { at } = place;
  const commands = useMemo(
    () =>
      (Object.keys(keysOf) as Direction[]).map((direction) => ({
        id: `instance.${direction}`,
        title: words(`walk.${direction}`),
        group: words('one'),
        keys: [keysOf[direction]],
        quiet: true,
        run: () => {
          const next = neighbour(graph, step, direction);
          if (next === undefined) return;
          const visit = newestVisit(timeline.changes, next, at ?? undefined);
          look({ visit: visit ?? null, step: visit === undefined ? next : null });
        },
      })),
    // `look` is left out: it is made anew by each render and does the same.
    [words, graph, timeline, step, at],
  );
  useCommands('instance', commands);
}
