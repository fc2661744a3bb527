'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceTimeline } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import { GraphCanvas, noSelection, type Selection } from '@fermata/ui';
import { lookAt } from '../model/look.ts';
import { newestVisit } from '../model/visits.ts';
import { useLookedAt } from './use-place.ts';

interface Properties {
  readonly instance: InstanceDetail;
  readonly graph: Graph;
  readonly timeline: InstanceTimeline;
}

/** The graph as it stands now, or stood at the playhead; choosing a step chooses its newest visit until then. */
export function InstanceCanvas({ instance, graph, timeline }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { place, look } = useLookedAt();
  const until = place.at ?? undefined;
  const shown = useMemo(
    () => lookAt(timeline.changes, graph, { until, waiting: instance.waiting }),
    [timeline, graph, until, instance.waiting],
  );
  const chosen = place.step ?? place.visit?.replace(/#.*$/, '');
  const selection: Selection = useMemo(
    () => (chosen === undefined ? noSelection : { ...noSelection, steps: [chosen] }),
    [chosen],
  );
  const choose = (wanted: Selection) => {
    const [step] = wanted.steps;
    if (step === chosen) return;
    const visit = step === undefined ? undefined : newestVisit(timeline.changes, step, until);
    look({ visit: visit ?? null, step: visit === undefined ? (step ?? null) : null });
  };
  return (
    <GraphCanvas
      graph={graph}
      mode="view"
      label={words('canvas')}
      statuses={shown.steps}
      visitedEdges={shown.edges}
      selection={selection}
      onSelect={choose}
    />
  );
}
