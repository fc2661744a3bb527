'use client';
import { useLocale, useTimeZone } from 'use-intl';

/** A moment as the API gives it (ISO 8601), or in milliseconds since 1970. */
export type MomentValue = string | number;

/** Milliseconds since 1970; NaN for what is no moment. */
export function msOf(moment: MomentValue): number {
  return typeof moment === 'number' ? moment : Date.parse(moment);
}

const spans = Object.freeze([
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const);

/** "3 hours ago", "in 2 days", "now". */
export function relativeWords(ms: number, now: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const distance = ms - now;
  const span = spans.find(([, size]) => Math.abs(distance) >= size);
  if (span === undefined) return words.format(0, 'second');
  return words.format(Math.trunc(distance / span[1]), span[0]);
}

interface Exact {
  readonly locale: string;
  /** Where the person lives. */
  readonly zone: string | undefined;
  /** Whether seconds matter. */
  readonly seconds?: boolean;
}

/** The exact moment in the person's zone; the zone is named where it is not the computer's. */
export function exactWords(ms: number, { locale, zone, seconds = true }: Exact): string {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    ...(zone !== undefined && { timeZone: zone }),
    ...(zone !== undefined && zone !== own && { timeZoneName: 'short' }),
  }).format(ms);
}

/** Says exact moments for the person who looks. */
export function useExactWords(): (moment: MomentValue) => string {
  const locale = useLocale();
  const zone = useTimeZone();
  return (moment) => exactWords(msOf(moment), { locale, zone });
}
