import {
  createParser,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';
import type { StoredInstanceStatus, WaitingFor } from '@fermata/contracts';

/** Every status of an instance, in the order in which people look for them. */
export const statuses: readonly StoredInstanceStatus[] = Object.freeze([
  'failed',
  'suspended',
  'waiting',
  'running',
  'pending',
  'completed',
  'cancelled',
] as const);

/** What an instance may wait for. */
export const waitingKinds: readonly WaitingFor['for'][] = Object.freeze([
  'person',
  'operator',
  'event',
  'timer',
  'activity',
  'child',
  'join',
  'gate',
] as const);

const orders = Object.freeze(['newest', 'oldest', 'changed'] as const);

/** A day, as a date field writes it. */
const parseAsDay = createParser({
  parse: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: (day: string) => day,
});

/** The filters of the list in the URL; what cannot be read is left out. */
export const filterParsers = {
  status: parseAsArrayOf(parseAsStringLiteral(statuses)).withDefault([]),
  definition: parseAsString,
  version: parseAsInteger,
  key: parseAsString,
  by: parseAsString,
  from: parseAsDay,
  to: parseAsDay,
  waits: parseAsArrayOf(parseAsStringLiteral(waitingKinds)).withDefault([]),
  error: parseAsString,
  open: parseAsBoolean,
  q: parseAsString,
  order: parseAsStringLiteral(orders).withDefault('newest'),
};

/** The filters of the list as they stand. */
export interface InstanceFilters {
  readonly status: readonly StoredInstanceStatus[];
  readonly definition: string | null;
  readonly version: number | null;
  readonly key: string | null;
  readonly by: string | null;
  /** The first day, in the person's zone. */
  readonly from: string | null;
  /** The last day, in the person's zone. */
  readonly to: string | null;
  readonly waits: readonly WaitingFor['for'][];
  readonly error: string | null;
  readonly open: boolean | null;
  readonly q: string | null;
  readonly order: (typeof orders)[number];
}

/** No filter at all. */
export const noFilters: InstanceFilters = Object.freeze({
  status: [],
  definition: null,
  version: null,
  key: null,
  by: null,
  from: null,
  to: null,
  waits: [],
  error: null,
  open: null,
  q: null,
  order: 'newest',
});

/** A query of the API: only what is asked for. */
export type InstanceQuery = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The query that the filters ask for, without the order. Days begin and end in the zone of this browser. */
export function filterQuery(filters: InstanceFilters): InstanceQuery {
  const { status, definition, version, key, by, from, to, waits, error, open, q } = filters;
  return given({
    status: status.length === 0 ? null : status,
    definition,
    version,
    keyPrefix: key,
    startedBy: by,
    from: from === null ? null : startOf(from, 0),
    to: to === null ? null : startOf(to, 1),
    waitingFor: waits.length === 0 ? null : waits,
    errorCode: error,
    open,
    search: q,
  });
}

/**
 * The choice of a fleet that means all that the filters find; undefined where a filter is set that a fleet cannot
 * follow, or no workflow is named.
 */
export function fleetChoice(filters: InstanceFilters): InstanceQuery | undefined {
  const { status, definition, version, key, by, waits, error, from, to, q, open } = filters;
  if (definition === null || from !== null || to !== null || q !== null || open === false) return undefined;
  return given({
    definition,
    ofVersion: version,
    status: status.length === 0 ? null : status,
    keyPrefix: key,
    startedBy: by,
    waitingFor: waits.length === 0 ? null : waits,
    errorCode: error,
  });
}

/** Whether any filter is set. */
export function isFiltered(filters: InstanceFilters): boolean {
  return Object.keys(filterQuery(filters)).length > 0;
}

type Wish = string | number | boolean | readonly string[] | null;

function given(wishes: Readonly<Record<string, Wish>>): InstanceQuery {
  const entries = Object.entries(wishes).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(entries) as InstanceQuery;
}

function startOf(day: string, daysLater: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
