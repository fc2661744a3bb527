import { Conditions } from '../../database/keyset.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { TaskViewer } from '../task-rows.ts';
import { addLooks } from './inbox-keys.ts';
import { streamsOf } from './streams.ts';
import type { BoundedCount, InboxCounts } from './task-filter.ts';

/** The tabs whose tasks are read as one; what is overdue is among them. */
const tabs = Object.freeze(['mine', 'groups', 'snoozed'] as const);

interface Counted extends Readonly<Record<(typeof tabs)[number] | 'all' | 'overdue', number>> {
  /** What is free, by the principal that it is offered to. */
  readonly free: Readonly<Record<string, number>> | null;
}

const countBound = 1_000;
const mostGroups = 50;

/** As many tasks as a count has to find to know that there are more than it says. */
export const enough = countBound + 1;

/** The number that stands for so many tasks found. */
export function boundedCount(count: number): BoundedCount {
  return { count: Math.min(count, countBound), exact: count <= countBound };
}

/**
 * The numbers beside the tabs, in one trip to the database. Each stream is read once for all numbers that it is part of, by
 * when its tasks are due and no further than a number can tell: what is overdue stands at its beginning. Whoever may take
 * more than can be told sees more than that too, which is not counted then.
 */
export async function inboxCounts(tx: Transaction, viewer: TaskViewer): Promise<InboxCounts> {
  const { sql, parameters } = statementOf(tx, viewer);
  const row = await tx.row<Counted>(sql, parameters);
  const { mine = 0, groups = 0, all = 0, overdue = 0, snoozed = 0, free } = row ?? {};
  const shown = viewer.claim.filter((name) => !name.startsWith('role:')).toSorted();
  return {
    mine: boundedCount(mine),
    groups: boundedCount(groups),
    all: boundedCount(all),
    overdue: boundedCount(overdue),
    snoozed: boundedCount(snoozed),
    byGroup: shown
      .slice(0, mostGroups)
      .map((group) => ({ group, ...boundedCount(free?.[`g:${group}`] ?? 0) })),
  };
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

function statementOf(tx: Transaction, viewer: TaskViewer): Statement {
  const where = new Conditions().add('i.project_id = ?', tx.projectId);
  const all = allOf(where, viewer);
  const found = foundIn(where, tx, viewer);
  const late = `look IN ('held', 'free') AND due < ${where.place(tx.now)}`;
  const sql = `WITH found AS MATERIALIZED (${found}),
    free AS MATERIALIZED (SELECT principal, count(*)::int AS number FROM found WHERE look = 'free' GROUP BY 1),
    taken AS MATERIALIZED (SELECT CASE WHEN (SELECT max(number) FROM free) >= ${enough} THEN ${enough}
      ELSE ${distinct(`found WHERE look = 'free'`)} END AS groups)
    SELECT groups, CASE WHEN groups >= ${enough} THEN groups ELSE ${distinct(all)} END AS all,
      ${distinct(`found WHERE tab = 'mine'`)} AS mine, ${distinct(`found WHERE tab = 'snoozed'`)} AS snoozed,
      ${distinct(`found WHERE ${late}`)} AS overdue, (SELECT json_object_agg(principal, number) FROM free) AS free
    FROM taken`;
  return { sql, parameters: where.parameters };
}

/** What the viewer sees at all, with as many of each stream as can be told. */
function allOf(where: Conditions, viewer: TaskViewer): string {
  const streams = streamsOf({ scope: 'all' }, viewer);
  const principals = where.place(streams.map(({ principal }) => principal));
  const lanes = where.place(streams.map(({ lane }) => lane));
  return `unnest(${principals}::text[], ${lanes}::smallint[]) AS s (principal, lane)
    CROSS JOIN LATERAL (SELECT i.task_id FROM task_inbox i WHERE i.project_id = $1 AND i.principal = s.principal
      AND i.lane = s.lane LIMIT ${enough}) AS seen`;
}

/** The tasks of the tabs, each in each stream that it is in. */
function foundIn(where: Conditions, tx: Transaction, viewer: TaskViewer): string {
  const streams = tabs.flatMap((tab) =>
    streamsOf({ scope: tab }, viewer).map((stream) => ({ ...stream, tab })),
  );
  const [principals, lanes, looks, ofTabs] = (['principal', 'lane', 'look', 'tab'] as const).map((column) =>
    where.place(streams.map((stream) => stream[column])),
  );
  addLooks(where, tx, { streams, viewer });
  return `SELECT s.principal, s.look, s.tab, r.task_id, r.due
    FROM unnest(${principals}::text[], ${lanes}::smallint[], ${looks}::text[], ${ofTabs}::text[])
      AS s (principal, lane, look, tab)
    CROSS JOIN LATERAL (SELECT i.task_id, i.due FROM task_inbox i
      WHERE i.principal = s.principal AND i.lane = s.lane AND ${where.sql} ORDER BY i.due LIMIT ${enough}) AS r`;
}

/** How many tasks: one may be in several streams. */
function distinct(rows: string): string {
  return `(SELECT count(*)::int FROM (SELECT DISTINCT task_id FROM ${rows}) AS counted)`;
}
