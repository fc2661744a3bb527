'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { parseDuration } from '@fermata/model';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = Object.freeze([
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', second],
] as const);

/** A unit of a duration. */
export type DurationUnit = (typeof units)[number][0] | 'millisecond' | 'month' | 'year';

/** Says a number of one unit: "2 h". */
export type UnitWords = (unit: DurationUnit, count: number) => string;

/**
 * A duration in its two greatest units: "2 h 5 min", "6 d 3 h"; under a second in milliseconds. Negative ones count as
 * nothing.
 */
export function durationWords(ms: number, say: UnitWords): string {
  const rest = Math.max(0, Math.round(ms));
  if (rest < second) return rest === 0 ? say('second', 0) : say('millisecond', rest);
  const first = units.findIndex(([, size]) => rest >= size);
  const [[unit, size], next] = [units[first] as (typeof units)[number], units[first + 1]];
  const count = Math.floor(rest / size);
  const left = next === undefined ? 0 : Math.floor((rest % size) / next[1]);
  const head = say(unit, count);
  return next === undefined || left === 0 ? head : `${head} ${say(next[0], left)}`;
}

/** The words of an ISO 8601 duration (`PT8H` becomes "8 h"); any other text as it is. */
export function isoWords(text: string, say: UnitWords): string {
  const parts = parseDuration(text);
  if (parts === undefined) return text;
  const { years, months, days, timeMs } = parts;
  const calendar = (
    [
      ['year', years],
      ['month', months],
      ['day', days],
    ] as const
  ).flatMap(([unit, count]) => (count > 0 ? [say(unit, count)] : []));
  return [...calendar, ...(timeMs > 0 || calendar.length === 0 ? [durationWords(timeMs, say)] : [])].join(
    ' ',
  );
}

/** Says numbers of units in the person's language. */
export function useDurationWords(): UnitWords {
  const say = useTranslations('ui.time');
  return (unit, count) => say(unit, { count });
}

/** A duration, given in milliseconds. */
export function Duration({ ms }: { readonly ms: number }): ReactNode {
  const say = useDurationWords();
  return <span className="fm-numeric">{durationWords(ms, say)}</span>;
}
