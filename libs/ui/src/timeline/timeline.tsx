'use client';
import { useMemo, useRef, type CSSProperties, type ReactNode } from 'react';
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useNow } from '../time/clock.ts';
import { durationWords, useDurationWords } from '../time/duration.tsx';
import { Playhead } from './playhead.tsx';
import { scaleOf, type Scale } from './scale.ts';
import { TimelineRows, useShownRows } from './timeline-rows.tsx';
import type { TimelineAxis, TimelineProps } from './timeline-props.ts';

/** Least width of a change on the order axis, in px. */
const changeWidth = 10;

/** What an instance did, step by step: bars by visit and attempt, long pauses folded, and a playhead over its past. */
export function Timeline(properties: TimelineProps): ReactNode {
  const { moments, axis, live, foldAfterMs } = properties;
  const say = useTranslations('ui.timeline');
  const now = useNow(30_000);
  const end = live ? now : undefined;
  const scale = useMemo(
    () => scaleOf(moments, { axis, now: end, foldAfterMs }),
    [moments, axis, end, foldAfterMs],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useShownRows(properties.rows, scroller);
  const width = axis === 'order' ? `max(100%, ${moments.length * changeWidth}px)` : '100%';
  return (
    <section className="fm-timeline" aria-label={say('label')}>
      <Tools {...properties} />
      {moments.length === 0 ? (
        <p className="fm-timeline-none">{say('none')}</p>
      ) : (
        <div className="fm-timeline-scroll" ref={scroller}>
          <div className="fm-timeline-sheet" style={{ '--fm-timeline-width': width } as CSSProperties}>
            <div className="fm-timeline-head">
              <span className="fm-timeline-corner" />
              <div className="fm-timeline-track">
                <Folds scale={scale} />
                <Playhead properties={properties} scale={scale} />
              </div>
            </div>
            <TimelineRows properties={properties} scale={scale} shown={shown} />
          </div>
        </div>
      )}
    </section>
  );
}

function Tools({ axis, onAxis, playhead, onScrub, moments }: TimelineProps): ReactNode {
  const say = useTranslations('ui.timeline');
  const axes: readonly TimelineAxis[] = ['order', 'time'];
  return (
    <div className="fm-timeline-tools">
      <SegmentedControl
        size="xs"
        aria-label={say('axis')}
        value={axis}
        onChange={(value) => onAxis(value === 'time' ? 'time' : 'order')}
        data={axes.map((value) => ({ value, label: say(value) }))}
      />
      {moments.length > 0 && playhead !== undefined && (
        <Tooltip label={say('toLive')}>
          <ActionIcon size={28} aria-label={say('toLive')} onClick={() => onScrub(undefined)}>
            <IconPlayerTrackNext size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

function Folds({ scale }: { readonly scale: Scale }): ReactNode {
  const say = useTranslations('ui.timeline');
  const units = useDurationWords();
  return scale.folds.map(({ from, to, ms }) => {
    const duration = durationWords(ms, units);
    return (
      <span
        key={from}
        className="fm-timeline-fold"
        style={{ left: percent(from), width: percent(to - from) }}
        title={say('folded', { duration })}
      >
        {`⟨${duration}⟩`}
      </span>
    );
  });
}

function percent(part: number): string {
  return `${part * 100}%`;
}
