'use client';
import { useQueryStates } from 'nuqs';
import { filterParsers, noFilters, type InstanceFilters } from '../model/filters.ts';

/** The filters in the URL: "back" takes the last change away, and the address can be sent to somebody. */
export function useFilters() {
  const [filters, set] = useQueryStates(filterParsers, { history: 'push', clearOnDefault: true });
  const change = (wanted: Partial<InstanceFilters>) => void set(wanted as never);
  return { filters: filters as InstanceFilters, change, clear: () => change(noFilters) };
}
