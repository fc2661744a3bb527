import { createParser, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs';

const parseAsDay = createParser({
  parse: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: (day: string) => day,
});

/** The trails there are. */
export const chains = Object.freeze(['project', 'installation'] as const);
/** How an attempt ended. */
export const outcomes = Object.freeze(['allowed', 'denied'] as const);

/** The filters of the trail, and which row is open, in the URL. */
export const auditParsers = {
  chain: parseAsStringLiteral(chains).withDefault('project'),
  actor: parseAsString,
  verb: parseAsString,
  object: parseAsString,
  outcome: parseAsStringLiteral(outcomes),
  from: parseAsDay,
  until: parseAsDay,
  request: parseAsString,
  row: parseAsInteger,
};

/** As the URL has them; days are days of the person. */
export interface AuditFilters {
  readonly chain: (typeof chains)[number];
  readonly actor: string | null;
  readonly verb: string | null;
  readonly object: string | null;
  readonly outcome: (typeof outcomes)[number] | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly request: string | null;
}

/** Filters that stand as chips, in order. */
export const chipNames = Object.freeze([
  'actor',
  'verb',
  'object',
  'outcome',
  'from',
  'until',
  'request',
] as const);

/** What the API is asked. `startOf` gives the moment a day begins where the person is; the last day is meant whole. */
export function auditQuery(
  filters: AuditFilters,
  startOf: (day: string) => Date = (day) => new Date(`${day}T00:00:00`),
): Readonly<Record<string, string>> {
  const { chain, actor, verb, object, outcome, from, until, request } = filters;
  const given = {
    chain: chain === 'project' ? null : chain,
    actor,
    verb,
    object,
    outcome,
    requestId: request,
    after: from === null ? null : startOf(from).toISOString(),
    before: until === null ? null : startOf(dayAfter(until)).toISOString(),
  };
  const entries = Object.entries(given).filter(
    (entry): entry is [string, string] => (entry[1]?.trim() ?? '') !== '',
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, value.trim()]));
}

/** Where the file of the same rows is. */
export function exportPath(filters: AuditFilters, format: 'csv' | 'ndjson'): string {
  return `/api/v1/audit/export?${new URLSearchParams({ ...auditQuery(filters), format }).toString()}`;
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
