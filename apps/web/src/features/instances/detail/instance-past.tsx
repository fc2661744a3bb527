'use client';
import type { ReactNode } from 'react';
import { Slider } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InstanceDetail, InstanceTimeline } from '@fermata/contracts';
import type { Graph } from '@fermata/editing';
import { useLookedAt } from './use-place.ts';

interface Properties {
  readonly instance: InstanceDetail;
  readonly graph: Graph;
  readonly timeline: InstanceTimeline;
}

/** The past of an instance: the playhead scrubs the canvas. */
export function InstancePast({ timeline }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { place, look } = useLookedAt();
  const last = timeline.changes.length - 1;
  return (
    <Slider
      m="md"
      aria-label={words('canvas')}
      min={0}
      max={Math.max(0, last)}
      value={place.at ?? last}
      onChange={(at) => look({ at: at === last ? null : at })}
    />
  );
}
