import type { Permission } from '@fermata/contracts';

/** What waits for a person, by what the person may do: the home page lists it and the browser's tab counts it. */
export interface Needs {
  readonly tasks: boolean;
  /** Instances that do not go on by themselves: all, those that the person has started, or none of them. */
  readonly trouble: 'all' | 'own' | 'none';
}

/** What a person with these rights is needed for. */
export function needsOf(may: (permission: Permission) => boolean): Needs {
  const sees = may('instance.read');
  const own = may('definition.edit') ? 'own' : 'none';
  return {
    tasks: may('task.complete'),
    trouble: !sees ? 'none' : may('instance.repair') ? 'all' : own,
  };
}

/** Instances that do not go on by themselves have one of these. */
export const troubled = Object.freeze(['failed', 'suspended'] as const);

/** How many: exactly, or at least so many. */
export interface NeedCount {
  readonly count: number;
  readonly exact: boolean;
}

/** Both together. */
export function together(one: NeedCount, other: NeedCount): NeedCount {
  return { count: one.count + other.count, exact: one.exact && other.exact };
}

/** How many of the instances that were counted by status do not go on by themselves. */
export function countOfTroubled(statuses: readonly (NeedCount & { readonly status: string })[]): NeedCount {
  const stuck = statuses.filter(({ status }) => troubled.some((one) => one === status));
  return stuck.reduce<NeedCount>(together, { count: 0, exact: true });
}

const mostSaid = 99;

/** As short as a tab needs it: `3`, `99+`; undefined where nobody waits. */
export function shortCount({ count, exact }: NeedCount): string | undefined {
  if (count === 0) return undefined;
  return count > mostSaid || !exact ? `${Math.min(count, mostSaid)}+` : String(count);
}

/** What the browser's tab says: the count before the page, where somebody waits. */
export function tabTitle(page: string, count: string | undefined): string {
  const title = page === '' ? 'Fermata' : `${page} · Fermata`;
  return count === undefined ? title : `(${count}) ${title}`;
}
