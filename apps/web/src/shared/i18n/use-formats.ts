'use client';
import { useFormatter, useTimeZone } from 'next-intl';

/** Dates and numbers as the person reads them: in the own language and time zone. Moments are RFC 3339. */
export interface Formats {
  readonly date: (moment: string) => string;
  readonly dateTime: (moment: string) => string;
  /** With the zone's name: for places where it may be another than the reader expects. */
  readonly exact: (moment: string) => string;
  readonly number: (value: number) => string;
  readonly zone: string;
}

/** The person's formats. */
export function useFormats(): Formats {
  const format = useFormatter();
  const zone = useTimeZone() ?? 'UTC';
  return {
    date: (moment) => format.dateTime(new Date(moment), { dateStyle: 'medium' }),
    dateTime: (moment) => format.dateTime(new Date(moment), { dateStyle: 'medium', timeStyle: 'short' }),
    exact: (moment) => format.dateTime(new Date(moment), { dateStyle: 'full', timeStyle: 'long' }),
    number: (value) => format.number(value),
    zone,
  };
}
