'use client';
import { useTranslations } from 'next-intl';
import { noFilters, type InstanceFilters } from '../model/filters.ts';

/** A filter that is set, as it reads, and the change that takes it away. */
export interface Chip {
  readonly id: FilterName;
  readonly text: string;
  readonly without: Partial<InstanceFilters>;
}

/** Filters that are set by a field of their own; the status has its tabs. */
export const filterNames = Object.freeze([
  'definition',
  'version',
  'key',
  'by',
  'waits',
  'error',
  'open',
  'from',
  'to',
] as const);

/** One of them. */
export type FilterName = (typeof filterNames)[number];

/** The filters that are set, in a fixed order. */
export function useChips(filters: InstanceFilters): readonly Chip[] {
  const words = useTranslations('instances');
  const chip = (id: FilterName, value: string): Chip => ({
    id,
    text: words(`chip.${id}`, { value }),
    without: { [id]: noFilters[id] },
  });
  return filterNames.flatMap((name): Chip[] => {
    const value = filters[name];
    if (value === null) return [];
    if (name === 'waits') {
      const kinds = filters.waits.map((kind) => words(`waits.${kind}`)).join(', ');
      return kinds === '' ? [] : [chip(name, kinds)];
    }
    if (name === 'open') return [chip(name, String(filters.open))];
    return [chip(name, String(value))];
  });
}
