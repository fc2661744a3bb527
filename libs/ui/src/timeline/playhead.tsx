'use client';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useExactWords } from '../time/moment.ts';
import type { Scale } from './scale.ts';
import type { TimelineProps } from './timeline-props.ts';

interface PlayheadProps {
  readonly properties: TimelineProps;
  readonly scale: Scale;
}

const steps: Readonly<Record<string, number>> = Object.freeze({
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
});

/** The moment that is shown: dragged, or moved change by change with the arrows. At its end it follows what happens. */
export function Playhead({ properties, scale }: PlayheadProps): ReactNode {
  const { moments, playhead, onScrub, live } = properties;
  const say = useTranslations('ui.timeline');
  const exact = useExactWords();
  const track = useRef<HTMLDivElement>(null);
  const last = moments.length - 1;
  const found = moments.findLastIndex(({ sequence }) => playhead !== undefined && sequence <= playhead);
  const index = playhead === undefined ? last : Math.max(0, found);
  const moment = moments[index];
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(last, to));
    onScrub(next === last ? undefined : moments[next]?.sequence);
  };
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(index + step);
  };
  const drag = (event: PointerEvent): void => {
    const bounds = track.current?.getBoundingClientRect();
    if (event.buttons !== 1 || bounds === undefined || bounds.width === 0) return;
    const found = scale.momentAt((event.clientX - bounds.left) / bounds.width);
    if (found !== undefined) go(moments.indexOf(found));
  };
  const place = playhead === undefined ? 1 : moment === undefined ? 0 : scale.placeOf(moment);
  const time = moment === undefined ? '' : exact(moment.at);
  const words = say('atMoment', { sequence: index + 1, count: moments.length, time });
  return (
    <div
      ref={track}
      className="fm-playhead-track"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture?.(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
    >
      <div
        role="slider"
        tabIndex={0}
        className="fm-playhead"
        data-side={place > 0.5 ? 'left' : 'right'}
        style={{ left: `${place * 100}%` }}
        aria-label={say('playhead')}
        aria-valuemin={1}
        aria-valuemax={moments.length}
        aria-valuenow={index + 1}
        aria-valuetext={words}
        onKeyDown={press}
      >
        <span className="fm-playhead-words" aria-hidden="true">
          {playhead === undefined && live ? say('live') : time}
        </span>
      </div>
    </div>
  );
}
