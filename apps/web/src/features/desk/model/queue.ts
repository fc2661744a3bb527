import { parseAsString, parseAsStringLiteral } from 'nuqs';

/** The parts of the desk, in the order of its tabs. */
export const tabs = Object.freeze(['load', 'forecast', 'log', 'reviews', 'absences'] as const);

/** One of them. */
export type DeskTab = (typeof tabs)[number];

/** Which open tasks stand beside the people. */
export const shows = Object.freeze(['open', 'overdue', 'today', 'unassigned', 'stranded'] as const);

/** One of them. */
export type DeskShow = (typeof shows)[number];

/** What the URL keeps of the desk; what cannot be read is left out. */
export const deskParsers = {
  tab: parseAsStringLiteral(tabs).withDefault('load'),
  show: parseAsStringLiteral(shows).withDefault('open'),
  group: parseAsString,
  person: parseAsString,
  rounds: parseAsStringLiteral(['several', 'apart'] as const).withDefault('several'),
  samples: parseAsStringLiteral(['open', 'reviewed'] as const).withDefault('open'),
  days: parseAsStringLiteral(['7', '14', '30', '90'] as const).withDefault('14'),
};

/** Which tasks the queue shows; of a person those that it holds. */
export interface QueueFilter {
  readonly show: DeskShow;
  readonly group: string | null;
  readonly person: string | null;
}

/** What the inbox is asked for. */
export function queueQuery({ show, group, person }: QueueFilter): Record<string, string | boolean> {
  return {
    ...(show === 'overdue' && { overdue: true }),
    ...(show === 'today' && { dueToday: true }),
    ...(show === 'unassigned' && { status: 'offered' }),
    ...(group !== null && { group }),
    ...(person !== null && { assignee: person }),
  };
}

/** A number of the desk; each leads to the tasks that it counts. */
export type DeskNumber = 'open' | 'unassigned' | 'offered' | 'claimed' | 'overdue' | 'dueToday' | 'doneToday';

const filterOf: Readonly<Record<DeskNumber, Readonly<Record<string, string>>>> = Object.freeze({
  open: {},
  unassigned: { status: 'offered' },
  offered: { status: 'offered' },
  claimed: { status: 'claimed' },
  overdue: { overdue: 'true' },
  dueToday: { dueToday: 'true' },
  doneToday: { doneToday: 'true' },
});

/** The list of tasks that has exactly what a number counts: of everybody, or of one person or group. */
export function tasksBehind(
  number: DeskNumber,
  whose?: { readonly kind: 'person' | 'group'; readonly id: string },
): string {
  const query = new URLSearchParams({
    tab: number === 'doneToday' ? 'done' : 'all',
    ...(whose !== undefined && { [whose.kind]: whose.id }),
    ...filterOf[number],
  });
  return `/tasks?${query.toString()}`;
}
