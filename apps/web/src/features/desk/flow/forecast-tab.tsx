'use client';
import type { ReactNode } from 'react';
import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useNumbers } from '../api/queries.ts';
import { ageingSeries, forecastSeries, throughputSeries } from '../model/series.ts';
import { useDesk } from '../page/use-desk.ts';
import { Chart } from './chart.tsx';
import { ForecastTable } from './forecast-table.tsx';

const spans = Object.freeze(['7', '14', '30', '90'] as const);

/** What will come too late, how old the work is, and what came and went. */
export function ForecastTab(): ReactNode {
  return (
    <Stack gap="xl" className="fm-desk-charts">
      <Breaches />
      <Ages />
      <Throughput />
    </Stack>
  );
}

function Breaches(): ReactNode {
  const words = useTranslations('desk.forecast');
  const { data, error, refetch } = useNumbers('forecast');
  if (data === undefined) return <Pending what="forecast" error={error} onRetry={() => void refetch()} />;
  const places = (data.groups[0]?.breaches ?? []).map(({ withinHours }) =>
    words('within', { hours: withinHours }),
  );
  if (places.length === 0) return <p className="fm-dim">{words('none')}</p>;
  return (
    <div>
      <Chart
        title={words('title')}
        help={words('help')}
        places={places}
        placeTitle={words('when')}
        series={forecastSeries(data, words('tasks'))}
      />
      <ForecastTable groups={data.groups} />
    </div>
  );
}

function Ages(): ReactNode {
  const words = useTranslations('desk.ageing');
  const { data, error, refetch } = useNumbers('ageing');
  if (data === undefined) return <Pending what="ageing" error={error} onRetry={() => void refetch()} />;
  const places = data.classes.map(({ untilHours }, place) =>
    untilHours === undefined
      ? words('older', { hours: data.classes[place - 1]?.untilHours ?? 0 })
      : words('younger', { hours: untilHours }),
  );
  return (
    <Chart
      title={words('title')}
      places={places}
      placeTitle={words('age')}
      series={ageingSeries(data, (name) => words(name))}
    />
  );
}

function Throughput(): ReactNode {
  const words = useTranslations('desk.throughput');
  const format = useFormatter();
  const { desk, go } = useDesk();
  const { data, error, refetch } = useNumbers('throughput', { days: Number(desk.days) });
  if (data === undefined) return <Pending what="throughput" error={error} onRetry={() => void refetch()} />;
  // A day is a day of the viewer's zone already: no zone may move it.
  const day = (name: string) =>
    format.dateTime(new Date(`${name}T12:00:00Z`), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <div>
      <Chart
        title={words('title')}
        help={
          <SegmentedControl
            size="xs"
            aria-label={words('span')}
            value={desk.days}
            onChange={(days) => go({ days: days as (typeof spans)[number] })}
            data={spans.map((span) => ({ value: span, label: words('days', { days: Number(span) }) }))}
          />
        }
        places={data.days.map((one) => day(one.day))}
        placeTitle={words('day')}
        series={throughputSeries(data, (name) => words(name))}
      />
    </div>
  );
}

interface PendingProperties {
  readonly what: 'forecast' | 'ageing' | 'throughput';
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Pending({ what, error, onRetry }: PendingProperties): ReactNode {
  const words = useTranslations('desk');
  if (error !== null) return <CallProblem error={error} title={words(`${what}.failed`)} onRetry={onRetry} />;
  return <Skeleton height={260} />;
}
