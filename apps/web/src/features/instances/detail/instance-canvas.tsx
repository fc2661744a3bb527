'use client';
import { useMemo, useRef, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceTimeline } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import { GraphCanvas, noSelection, type CanvasHandle, type CanvasTarget, type Selection } from '@fermata/ui';
import { lookAt } from '../model/look.ts';
import { newestVisit } from '../model/visits.ts';
import { useInstanceChildren } from './use-instance-children.ts';
import { useLookedAt } from './use-place.ts';
import { useViewKeys } from './use-view-keys.ts';

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
  const children = useInstanceChildren({ instance, graph, timeline, until });
  const { opened, toggle } = children;
  const canvas = useRef<CanvasHandle>(null);
  const router = useRouter();
  const chosen = place.step ?? place.visit?.replace(/#.*$/, '');
  const selection: Selection = useMemo(
    () => (chosen === undefined ? noSelection : { ...noSelection, steps: [chosen] }),
    [chosen],
  );
  useViewKeys({ canvas, children, step: chosen });
  const choose = (wanted: Selection) => {
    const [step] = wanted.steps;
    if (step === chosen) return;
    const visit = step === undefined ? undefined : newestVisit(timeline.changes, step, until);
    look({ visit: visit ?? null, step: visit === undefined ? (step ?? null) : null });
  };
  const visitChild = (target: CanvasTarget): void => {
    const href = target.kind === 'step' ? opened[target.id]?.href : undefined;
    if (href !== undefined) router.push(href);
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
      handle={canvas}
      opened={opened}
      onOpen={visitChild}
      onToggleChild={toggle}
      onVisitChild={(href) => router.push(href)}
    />
  );
}
