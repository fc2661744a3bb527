'use client';
import { useQueryStates } from 'nuqs';
import { filterParsers, noFilters, type TaskFilters } from '../model/filters.ts';

/** The list in the URL: "back" takes the last change away, and the address can be sent to somebody. */
export function useFilters() {
  const [filters, set] = useQueryStates(filterParsers, { history: 'push', clearOnDefault: true });
  const change = (wanted: Partial<TaskFilters>) => void set(wanted as never);
  return { filters: filters as TaskFilters, change, clear: () => change(noFilters) };
}
