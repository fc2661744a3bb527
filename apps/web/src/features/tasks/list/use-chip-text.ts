'use client';
import { useTranslations } from 'next-intl';
import { usePrincipalName } from '../../../shared/people/use-principal-name.ts';
import { useFormats } from '../../../shared/i18n/use-formats.ts';
import { usePerson } from '../api/people.ts';
import { switches, type FilterName, type TaskFilters } from '../model/filters.ts';

/** How each filter that is set reads. */
export function useChipText(filters: TaskFilters): (name: FilterName) => string {
  const words = useTranslations('tasks.chip');
  const { date } = useFormats();
  const called = usePrincipalName();
  const holder = usePerson(filters.assignee);
  const person = usePerson(filters.person);
  return (name) => {
    if (switches.has(name)) return words(name as 'overdue');
    if (name === 'status') return words(filters.status === 'claimed' ? 'taken' : 'free');
    return words(name, { value: valueOf(name) });
  };

  function valueOf(name: FilterName): string {
    if (name === 'assignee') return holder ?? String(filters.assignee);
    if (name === 'person') return person ?? String(filters.person);
    if (name === 'due' && filters.due !== null) return date(`${filters.due}T12:00:00`);
    if (name === 'group') return called(String(filters.group));
    return String(filters[name]);
  }
}
