'use client';
import { useMemo, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'use-intl';
import { useExactWords } from '../time/moment.ts';
import type { Scale } from './scale.ts';
import type { TimelineBar, TimelineProps, TimelineRow } from './timeline-props.ts';

interface RowsProps {
  readonly properties: TimelineProps;
  readonly scale: Scale;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const rowHeight = 28;
/** Up to so many rows all are drawn. */
const few = 80;

/** A row for each step; of many only those in view are drawn. */
export function TimelineRows({ properties, scale, scroller }: RowsProps): ReactNode {
  const { rows, bars } = properties;
  const byStep = useMemo(() => Map.groupBy(bars, ({ step }) => step), [bars]);
  const isFew = rows.length <= few;
  const virtual = useVirtualizer({
    count: isFew ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const shown = isFew ? rows : items.flatMap(({ index }) => rows[index] ?? []);
  const before = isFew ? 0 : (items[0]?.start ?? 0);
  const height = isFew ? undefined : virtual.getTotalSize();
  return (
    <div className="fm-timeline-rows" style={{ height }} onKeyDown={walk}>
      <div style={{ transform: `translateY(${before}px)` }}>
        {shown.map((row) => (
          <Row key={row.step} row={row} bars={byStep.get(row.step) ?? []} {...{ properties, scale }} />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: TimelineRow;
  readonly bars: readonly TimelineBar[];
  readonly properties: TimelineProps;
  readonly scale: Scale;
}

function Row({ row, bars, properties, scale }: RowProps): ReactNode {
  const { selectedStep, onSelect, playhead } = properties;
  const last = bars.at(-1);
  const select = (): void => onSelect?.({ step: row.step, visit: last?.visit ?? 1 });
  return (
    <div className="fm-timeline-row" data-selected={selectedStep === row.step}>
      <button type="button" className="fm-timeline-title" title={row.title} onClick={select}>
        {row.title}
      </button>
      <div className="fm-timeline-track">
        {bars
          .filter(({ from }) => playhead === undefined || from.sequence <= playhead)
          .map((bar) => (
            <Bar key={bar.id} bar={bar} title={row.title} properties={properties} scale={scale} />
          ))}
      </div>
    </div>
  );
}

interface BarProps {
  readonly bar: TimelineBar;
  readonly title: string;
  readonly properties: TimelineProps;
  readonly scale: Scale;
}

function Bar({ bar, title, properties: { onSelect, live, playhead }, scale }: BarProps): ReactNode {
  const words = useBarWords();
  const from = scale.placeOf(bar.from);
  const isOpen = bar.to === undefined || (playhead !== undefined && bar.to.sequence > playhead);
  const to = bar.to === undefined ? 1 : scale.placeOf(bar.to);
  const label = words(bar, title);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="fm-timeline-bar"
      data-status={bar.status}
      data-kind={bar.attempt === undefined ? 'visit' : 'attempt'}
      data-open={isOpen && live}
      style={{ left: `${from * 100}%`, width: `${Math.max(0, to - from) * 100}%` }}
      aria-label={label}
      title={label}
      onClick={() => onSelect?.({ step: bar.step, visit: bar.visit })}
    />
  );
}

function useBarWords(): (bar: TimelineBar, step: string) => string {
  const say = useTranslations('ui.timeline');
  const status = useTranslations('ui.status');
  const exact = useExactWords();
  return ({ visit, attempt, status: word, from, to }, step) => {
    const end = to === undefined ? '' : say('until', { time: exact(to.at) });
    const values = { step, visit, status: status(word), from: exact(from.at), to: end };
    return attempt === undefined ? say('bar', values) : say('attempt', { ...values, attempt });
  };
}

/** Arrows go through the bars of a row, and from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const here = document.activeElement;
  const row = here?.closest('.fm-timeline-row');
  if (row === null || row === undefined || !event.key.startsWith('Arrow')) return;
  const stops = [...row.querySelectorAll('button')];
  const index = stops.findIndex((stop) => stop === here);
  const next = {
    ArrowRight: stops[index + 1],
    ArrowLeft: stops[index - 1],
    ArrowDown: row.nextElementSibling?.querySelector('button'),
    ArrowUp: row.previousElementSibling?.querySelector('button'),
  }[event.key];
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
}
