'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceTimeline } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import { Timeline } from '@fermata/ui';
import { timelineDrawn } from '../model/bars.ts';
import { useLookedAt } from './use-place.ts';

interface Properties {
  readonly instance: InstanceDetail;
  readonly graph: Graph;
  readonly timeline: InstanceTimeline;
}

/** The past of an instance: a row for each step, a bar for each visit; the playhead scrubs the canvas. */
export function InstancePast({ instance, graph, timeline }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { place, look } = useLookedAt();
  const { rows, bars, moments } = useMemo(() => timelineDrawn(timeline.changes, graph), [timeline, graph]);
  return (
    <>
      {!timeline.isWhole && <p className="fm-dim">{words('notWhole')}</p>}
      <Timeline
        rows={rows}
        bars={bars}
        moments={moments}
        axis={place.axis}
        onAxis={(axis) => look({ axis })}
        playhead={place.at ?? undefined}
        onScrub={(sequence) => look({ at: sequence ?? null })}
        live={instance.closedAt === undefined}
        selectedStep={place.step ?? place.visit?.replace(/#.*$/, '')}
        onSelect={({ step, visit }) => look({ visit: `${step}#${visit}`, step: null })}
      />
    </>
  );
}
