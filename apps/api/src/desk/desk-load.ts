import type { DeskTotals, LoadRow } from '@fermata/contracts';
import type { DeskPerson, DoneNumbers, HeldNumbers, OfferedNumbers, OpenNumbers } from '@fermata/persistence';

/** All that was counted for the desk at one moment. */
export interface Counted {
  readonly held: readonly HeldNumbers[];
  readonly offered: readonly OfferedNumbers[];
  readonly done: readonly DoneNumbers[];
  readonly doneToday: number;
  readonly people: readonly DeskPerson[];
  readonly groups: readonly { readonly name: string; readonly title: string }[];
  readonly stranded: number;
}

const none: OpenNumbers = Object.freeze({ open: 0, overdue: 0, dueToday: 0 });

/** The numbers of the whole project, each task once. */
export function totalsOf({ held, doneToday, stranded }: Counted): DeskTotals {
  const sum = (of: (numbers: HeldNumbers) => number): number =>
    held.reduce((total, numbers) => total + of(numbers), 0);
  return {
    open: sum(({ open }) => open),
    unassigned: sum(({ person, open }) => (person === null ? open : 0)),
    overdue: sum(({ overdue }) => overdue),
    dueToday: sum(({ dueToday }) => dueToday),
    doneToday,
    stranded,
  };
}

/** One row for each person who may be given work or has some, the most burdened first. */
export function personRows({ held, offered, done, people }: Counted): readonly LoadRow[] {
  const holds = new Map(held.map((numbers) => [numbers.person, numbers]));
  const gets = byPrincipal(offered, 'user');
  const has = byPrincipal(done, 'user');
  const rows = people.map(({ id, name, absent, groups, disabled }) => {
    const mine = holds.get(id) ?? none;
    const named = gets.get(id) ?? none;
    const row: LoadRow = {
      kind: 'person',
      id,
      name,
      offered: named.open,
      claimed: mine.open,
      overdue: mine.overdue + named.overdue,
      dueToday: mine.dueToday + named.dueToday,
      doneToday: has.get(id)?.done ?? 0,
      absent,
      groups,
    };
    return { row, shown: !disabled || row.claimed + row.offered + row.doneToday > 0 };
  });
  return rows.flatMap(({ row, shown }) => (shown ? [row] : [])).sort(byBurden);
}

/** One row for each group, also for one that is gone and still has work. */
export function groupRows({ offered, done, groups }: Counted): readonly LoadRow[] {
  const gets = byPrincipal(offered, 'group');
  const has = byPrincipal(done, 'group');
  const titles = new Map(groups.map(({ name, title }) => [name, title]));
  const names = new Set([...titles.keys(), ...gets.keys(), ...has.keys()]);
  const rows = [...names].map((id): LoadRow => {
    const { open, claimed, overdue, dueToday } = gets.get(id) ?? { ...none, claimed: 0 };
    const doneToday = has.get(id)?.done ?? 0;
    return {
      kind: 'group',
      id,
      name: titles.get(id) ?? id,
      offered: open,
      claimed,
      overdue,
      dueToday,
      doneToday,
    };
  });
  return rows.sort(byBurden);
}

function byPrincipal<T extends { readonly kind: string; readonly principal: string }>(
  rows: readonly T[],
  kind: 'user' | 'group',
): ReadonlyMap<string, T> {
  return new Map(rows.flatMap((row) => (row.kind === kind ? [[row.principal, row]] : [])));
}

/** What burns first: overdue, then due today, then how much there is. */
function byBurden(one: LoadRow, other: LoadRow): number {
  return (
    other.overdue - one.overdue ||
    other.dueToday - one.dueToday ||
    other.claimed + other.offered - one.claimed - one.offered ||
    one.name.localeCompare(other.name)
  );
}
