import { createParser, parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs';

/** The lists of a person's work, in the order of the tabs. */
export const tabs = Object.freeze(['mine', 'groups', 'all', 'done', 'snoozed'] as const);

/** One of them. */
export type TaskTab = (typeof tabs)[number];

/** Orders of a list; `own` is what the holder has put together, `closed` is for what is done. */
export const orders = Object.freeze(['risk', 'priority', 'due', 'created', 'own', 'closed'] as const);

/** One of them. */
export type TaskOrder = (typeof orders)[number];

/** By what rows stand together under headings. */
export const groupings = Object.freeze(['none', 'definition', 'due', 'priority'] as const);

/** One of them. */
export type Grouping = (typeof groupings)[number];

/** A day, as a date field writes it. */
const parseAsDay = createParser({
  parse: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: (day: string) => day,
});

/** The list in the URL; what cannot be read is left out. */
export const filterParsers = {
  tab: parseAsStringLiteral(tabs).withDefault('mine'),
  definition: parseAsString,
  step: parseAsString,
  group: parseAsString,
  assignee: parseAsString,
  person: parseAsString,
  status: parseAsStringLiteral(['offered', 'claimed'] as const),
  instance: parseAsString,
  key: parseAsString,
  priority: parseAsInteger,
  due: parseAsDay,
  overdue: parseAsBoolean,
  dueToday: parseAsBoolean,
  doneToday: parseAsBoolean,
  q: parseAsString,
  order: parseAsStringLiteral(orders),
  by: parseAsStringLiteral(groupings).withDefault('none'),
};

/** The list as it is wished. */
export interface TaskFilters {
  readonly tab: TaskTab;
  readonly definition: string | null;
  readonly step: string | null;
  readonly group: string | null;
  /** Id of who holds it. */
  readonly assignee: string | null;
  /** Id of whose work it is: held, or offered by name and free; of what is done: who has done it. */
  readonly person: string | null;
  /** Of what is open: whether somebody has taken it. */
  readonly status: 'offered' | 'claimed' | null;
  readonly instance: string | null;
  readonly key: string | null;
  readonly priority: number | null;
  /** The last day on which it is due, in the person's zone. */
  readonly due: string | null;
  readonly overdue: boolean | null;
  /** Still due before midnight; of what is open. */
  readonly dueToday: boolean | null;
  /** Done since midnight; of what is done. */
  readonly doneToday: boolean | null;
  readonly q: string | null;
  /** Absent = the one that suits the tab. */
  readonly order: TaskOrder | null;
  readonly by: Grouping;
}

/** No filter at all; tab, order and grouping are no filters. */
export const noFilters = Object.freeze({
  definition: null,
  step: null,
  group: null,
  assignee: null,
  person: null,
  status: null,
  instance: null,
  key: null,
  priority: null,
  due: null,
  overdue: null,
  dueToday: null,
  doneToday: null,
  q: null,
} as const);

/** Filters that stand as chips. */
export const filterNames = Object.freeze([
  'definition',
  'step',
  'group',
  'assignee',
  'person',
  'status',
  'instance',
  'key',
  'priority',
  'due',
  'overdue',
  'dueToday',
  'doneToday',
] as const);

/** One of them. */
export type FilterName = (typeof filterNames)[number];

/** Filters that are on or off, and need no field. */
export const switches: ReadonlySet<FilterName> = new Set(['overdue', 'dueToday', 'doneToday'] as const);

/** The filters that mean something in a tab: what is done is not due, and what is open was not done today. */
export function filtersOf(tab: TaskTab): readonly FilterName[] {
  const odd: readonly FilterName[] = tab === 'done' ? ['status', 'dueToday'] : ['doneToday'];
  return filterNames.filter((name) => !odd.includes(name));
}

/** The filters that are set and mean something in the tab. */
export function filtersSet(filters: TaskFilters): readonly FilterName[] {
  return filtersOf(filters.tab).filter((name) => filters[name] !== null && filters[name] !== false);
}

/** A query of the API: only what is asked for. */
export type TaskQuery = Readonly<Record<string, string | number | boolean>>;

/** The orders that make sense in a tab, the one that it has of itself first. */
export function ordersOf(tab: TaskTab): readonly TaskOrder[] {
  if (tab === 'done') return ['closed'];
  return tab === 'mine'
    ? ['risk', 'priority', 'due', 'created', 'own']
    : ['risk', 'priority', 'due', 'created'];
}

/** The order that counts: what was wished, where the tab knows it. */
export function orderOf({ tab, order }: Pick<TaskFilters, 'tab' | 'order'>): TaskOrder {
  const known = ordersOf(tab);
  return order !== null && known.includes(order) ? order : (known[0] ?? 'risk');
}

/** What the API calls a filter that has another name here. */
const askedAs: Readonly<Partial<Record<FilterName, string>>> = Object.freeze({
  step: 'stepId',
  instance: 'instanceId',
  key: 'businessKey',
  due: 'dueBefore',
});

/** The query that the list asks for. Days end in the zone of this browser. */
export function listQuery(filters: TaskFilters): TaskQuery {
  const { tab, q } = filters;
  const wishes = filtersSet(filters).map((name) => [
    askedAs[name] ?? name,
    name === 'due' ? endOf(String(filters.due)) : filters[name],
  ]);
  const words = q === null || q === '' ? {} : { q };
  return { view: tab, ...(Object.fromEntries(wishes) as TaskQuery), ...words, order: orderOf(filters) };
}

/** Whether any filter is set. */
export function isFiltered(filters: TaskFilters): boolean {
  return filters.q !== null || filtersSet(filters).length > 0;
}

function endOf(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + 1).toISOString();
}
