'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import UPlot from 'uplot';
import { useScene } from '../store/form-scene.ts';
import type { ChartSeries } from './chart-series.ts';

const height = 180;

/** The lines of a chart, drawn on a canvas in the colours of the theme. */
export function ChartPlot({ series }: { readonly series: ChartSeries }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const { locale } = useScene();
  useEffect(() => {
    const around = place.current;
    if (around === null) return undefined;
    const plot = new UPlot(optionsOf(series, around, locale), dataOf(series), around);
    const watch = new ResizeObserver(() => plot.setSize({ width: around.clientWidth, height }));
    watch.observe(around);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [series, locale]);
  return <div className="fm-chart-place" ref={place} aria-hidden="true" />;
}

const colours = Object.freeze([
  '--fm-ink',
  '--fm-completed',
  '--fm-waiting',
  '--fm-suspended',
  '--fm-failed',
]);

function optionsOf({ lines, isTime, x }: ChartSeries, around: HTMLElement, locale: string): UPlot.Options {
  const style = getComputedStyle(around);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: token('--fm-text-dim'), grid: { stroke: token('--fm-border'), width: 1 } };
  const names = x.some((value) => typeof value === 'string') ? x.map(String) : undefined;
  const numbers = new Intl.NumberFormat(locale, { notation: 'compact' });
  const named = names && {
    values: (_: UPlot, marks: number[]) => marks.map((mark) => names[mark - 1] ?? ''),
  };
  return {
    width: around.clientWidth || 480,
    height,
    scales: { x: { time: isTime } },
    axes: [
      { ...axis, ...named },
      { ...axis, values: (_, marks) => marks.map((mark) => numbers.format(mark)) },
    ],
    series: [
      {},
      ...lines.map(({ title }, index) => ({
        label: title,
        stroke: token(colours[index % colours.length] ?? '--fm-ink'),
        width: 2,
      })),
    ],
    legend: { show: lines.length > 1, live: false },
    cursor: { show: false },
  };
}

function dataOf({ x, lines }: ChartSeries): UPlot.AlignedData {
  const axis = x.map((value, index) => (typeof value === 'number' ? value : index + 1));
  return [axis, ...lines.map(({ values }) => [...values])];
}
