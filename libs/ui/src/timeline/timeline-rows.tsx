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
  readonly shown: ShownRows;
}

const rowHeight = 28;
/** Up to so many rows all are drawn. */
const few = 80;

/** The rows that are drawn, and the room before and of all of them. */
export interface ShownRows {
  readonly rows: readonly TimelineRow[];
  readonly before: number;
  readonly height: number | undefined;
}

/**
 * Picks the rows that are in view; up to some dozens all of them. Stands in the component that owns the scrolling
 * element, so that it is there in time.
 */
export function useShownRows(
  rows: readonly TimelineRow[],
  scroller: RefObject<HTMLDivElement | null>,
): ShownRows {
  const isFew = rows.length <= few;
  const virtual = useVirtualizer({
    count: isFew ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  if (isFew) return { rows, before: 0, height: undefined };
  const items = virtual.getVirtualItems();
  return {
    rows: items.flatMap(({ index }) => rows[index] ?? []),
    before: items[0]?.start ?? 0,
    height: virtual.getTotalSize(),
  };
}

/** A row for each step. */
export function TimelineRows({ properties, scale, shown }: RowsProps): ReactNode {
  const { bars } = properties;
  const byStep = useMemo(() => barsByStep(bars), [bars]);
  return (
    <div className="fm-timeline-rows" style={{ height: shown.height }} onKeyDown={walk}>
      <div style={{ transform: `translateY(${shown.before}px)` }}>
        {shown.rows.map((row) => (
          <Row key={row.step} row={row} bars={byStep.get(row.step) ?? []} {...{ properties, scale }} />
        ))}
      </div>
    </div>
  );
}

function barsByStep(bars: readonly TimelineBar[]): ReadonlyMap<string, readonly TimelineBar[]> {
  const byStep = new Map<string, TimelineBar[]>();
  for (const bar of bars) {
    const known = byStep.get(bar.step);
    if (known === undefined) byStep.set(bar.step, [bar]);
    else known.push(bar);
  }
  return byStep;
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

function Bar({ bar, title, properties, scale }: BarProps): ReactNode {
  const { onSelect, live } = properties;
  const words = useBarWords();
  const seen = seenAt(bar, properties, scale);
  const label = words(seen.bar, title);
  const from = scale.placeOf(bar.from);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="fm-timeline-bar"
      data-status={seen.bar.status}
      data-kind={bar.attempt === undefined ? 'visit' : 'attempt'}
      data-open={live && bar.to === undefined}
      style={{ left: `${from * 100}%`, width: `${Math.max(0, seen.end - from) * 100}%` }}
      aria-label={label}
      title={label}
      onClick={() => onSelect?.({ step: bar.step, visit: bar.visit })}
    />
  );
}

/** A bar as it was at the playhead: what ended later was still open then. */
function seenAt(
  bar: TimelineBar,
  { playhead, moments }: TimelineProps,
  scale: Scale,
): { readonly bar: TimelineBar; readonly end: number } {
  const { to, ...open } = bar;
  const isOver = to !== undefined && (playhead === undefined || to.sequence <= playhead);
  if (isOver) return { bar, end: scale.placeOf(to) };
  const head = moments.findLast(({ sequence }) => playhead !== undefined && sequence <= playhead);
  if (head === undefined) return { bar, end: 1 };
  return { bar: to === undefined ? bar : { ...open, status: 'open' }, end: scale.placeOf(head) };
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
