'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import type { Series } from '../model/series.ts';
import { drawChart } from './draw-chart.ts';

interface Properties {
  readonly title: string;
  readonly help?: ReactNode;
  /** What the places stand for, in the order of the values. */
  readonly places: readonly string[];
  readonly placeTitle: string;
  readonly series: readonly Series[];
}

/** Bars over places. The same numbers stand in a table that anybody may open, and that screen readers read. */
export function Chart({ title, help, places, placeTitle, series }: Properties): ReactNode {
  const words = useTranslations('desk.charts');
  const { number } = useFormats();
  const canvas = useDrawing(places, series);
  return (
    <figure className="fm-chart">
      <figcaption>
        <h2 className="fm-chart-title">{title}</h2>
        {help !== undefined && <div className="fm-dim">{help}</div>}
      </figcaption>
      <ul className="fm-plain-list fm-chart-legend" aria-hidden="true">
        {series.map(({ name, tone }) => (
          <li key={name}>
            <span className="fm-chart-tone" data-tone={tone} />
            {name}
          </li>
        ))}
      </ul>
      <div className="fm-chart-canvas" ref={canvas} aria-hidden="true" />
      <details className="fm-chart-numbers">
        <summary>{words('numbers')}</summary>
        <table className="fm-desk-table">
          <caption className="fm-visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{placeTitle}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="fm-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place, index) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                {series.map(({ name, values }) => (
                  <td key={name} className="fm-number">
                    {number(values[index] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Draws again when the numbers, the colours or the width of the place have changed. */
function useDrawing(places: readonly string[], series: readonly Series[]) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const what = JSON.stringify({ places, series });
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let end: (() => void) | undefined;
    let isGone = false;
    const drawn = JSON.parse(what) as { places: string[]; series: Series[] };
    void import('uplot').then(({ default: Plot }) => {
      if (!isGone) end = drawChart(Plot, element, drawn);
    });
    return () => {
      isGone = true;
      end?.();
    };
  }, [what, scheme]);
  return place;
}
