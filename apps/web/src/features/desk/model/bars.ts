import type { LoadRow } from '@fermata/contracts';

/** Parts of a bar in percent of the longest one, from the left: what burns first. */
export interface LoadBar {
  readonly overdue: number;
  readonly dueToday: number;
  readonly other: number;
}

/** How long the longest bar is: the most that anybody of these has. */
export function longest(rows: readonly LoadRow[]): number {
  return Math.max(1, ...rows.map(burden));
}

/** The bar of one row. Overdue and due today are part of what one has. */
export function barOf(row: LoadRow, most: number): LoadBar {
  const all = burden(row);
  const overdue = Math.min(row.overdue, all);
  const dueToday = Math.min(row.dueToday, all - overdue);
  const percent = (tasks: number) => Math.round((tasks / Math.max(1, most)) * 1000) / 10;
  return {
    overdue: percent(overdue),
    dueToday: percent(dueToday),
    other: percent(all - overdue - dueToday),
  };
}

function burden({ offered, claimed }: LoadRow): number {
  return offered + claimed;
}
