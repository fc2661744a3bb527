'use client';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputProperties } from '../registry/registration.ts';
import { seriesOf } from './chart-series.ts';
import { TableOutput } from './table-output.tsx';

const Plot = lazy(async () => ({ default: (await import('./chart-plot.tsx')).ChartPlot }));

/** Numbers as lines; the same numbers as a table, for who does not see them. */
export function ChartOutput(properties: OutputProperties): ReactNode {
  const words = useTranslations('ui-forms');
  const { state, value } = properties;
  const series = seriesOf(value, state.node.options);
  if (series.x.length === 0 || series.lines.length === 0)
    return <p className="fm-nothing">{words('noRows')}</p>;
  return (
    <div className="fm-chart">
      <Suspense fallback={<div className="fm-chart-place" />}>
        <Plot series={series} />
      </Suspense>
      <details>
        <summary>{words('asTable')}</summary>
        <TableOutput {...properties} />
      </details>
    </div>
  );
}
