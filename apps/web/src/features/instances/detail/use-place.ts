'use client';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** The tabs of the inspector. */
export const tabs = Object.freeze(['visit', 'input', 'output', 'attempts', 'log', 'audit'] as const);

/** One of them. */
export type Tab = (typeof tabs)[number];

/** What the person looks at: in the URL, so that it can be sent to somebody. */
export interface Place {
  /** The visit that is chosen: `pay#1`. */
  readonly visit: string | null;
  /** A step without a visit that is chosen. */
  readonly step: string | null;
  readonly tab: Tab;
  /** The change on which the playhead stands; null follows the newest. */
  readonly at: number | null;
  readonly axis: 'order' | 'time';
}

const parsers = {
  visit: parseAsString,
  step: parseAsString,
  tab: parseAsStringLiteral(tabs).withDefault('visit'),
  at: parseAsInteger,
  axis: parseAsStringLiteral(['order', 'time'] as const).withDefault('order'),
};

/** The place in the URL. Looking around is no history: "back" leaves the instance. */
export function useLookedAt() {
  const [place, set] = useQueryStates(parsers, { history: 'replace' });
  return { place: place as Place, look: (change: Partial<Place>) => void set(change) };
}
