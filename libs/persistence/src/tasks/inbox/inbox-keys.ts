import { Conditions } from '../../database/keyset.ts';
import type { Transaction } from '../../database/transaction.ts';
import { mayAnswer } from '../separation.ts';
import type { TaskViewer } from '../task-rows.ts';
import { declinedBy } from '../verbs/people-of-task.ts';
import { keyColumns, keyOrder, type KeyQuery } from './key-query.ts';
import { sightOf, streamsOf, workOf, type InboxStream } from './streams.ts';
import type { TaskFilter } from './task-filter.ts';
import { inboxOrder, inboxOrders } from './task-orders.ts';
import { tasksHaving, type RareWords } from './word.repository.ts';

/** What narrows tasks down to few, so that these are read and then sorted. */
export interface Narrowing {
  /** Words that few tasks have. */
  readonly words?: RareWords;
}

/**
 * Open tasks of a viewer. Each stream is read by the index of the order, no further than the page, and the streams are
 * merged; what an instance, a business key or a search has few of is read from there instead.
 */
export function inboxKeys(
  tx: Transaction,
  filter: TaskFilter,
  viewer: TaskViewer,
  { words }: Narrowing = {},
): KeyQuery {
  const where = new Conditions().add('i.project_id = ?', tx.projectId);
  const streams = streamsOf(filter, viewer);
  const sources = addStreams(where, streams);
  addLooks(where, tx, { streams, viewer });
  addFilter(where, tx, filter);
  addPeople(where, filter, streams, viewer);
  const order = inboxOrders[inboxOrder(filter)];
  const ranked = inboxOrder(filter) === 'own' ? rankOf(where, viewer.userId) : '';
  const few = fewTasks(where, filter, words);
  const read = (columns: string, ofStream: string, end: string): string =>
    few === undefined
      ? `SELECT DISTINCT found.* FROM ${sources} CROSS JOIN LATERAL (SELECT ${columns} FROM task_inbox i ${ranked}
          WHERE i.principal = s.principal AND i.lane = s.lane AND ${where.sql} ${ofStream}) AS found ${end}`
      : `SELECT DISTINCT ${columns} FROM ${rowsOf(few)} JOIN ${sources} ON i.principal = s.principal AND i.lane = s.lane
          ${ranked} WHERE ${where.sql} ${end}`;
  const sql = (limit: number): string => {
    const end = `ORDER BY ${keyOrder(order)} LIMIT ${limit}`;
    return read(`${keyColumns(order)}, i.task_id AS id`, end, end);
  };
  const tasks = (limit: number): string => read('i.task_id AS id', `LIMIT ${limit}`, `LIMIT ${limit}`);
  return { where, order, sql, tasks };
}

/**
 * All rows of few tasks, found by their ids one by one: left free, PostgreSQL takes them for fewer than they are and reads
 * through all that a group has instead.
 */
function rowsOf(few: string): string {
  return `(${few}) AS n CROSS JOIN LATERAL (SELECT * FROM task_inbox x WHERE x.project_id = $1 AND x.task_id = n.id
    OFFSET 0) AS i`;
}

/** The streams as a table `s`. */
function addStreams(where: Conditions, streams: readonly InboxStream[]): string {
  const principals = where.place(streams.map(({ principal }) => principal));
  const lanes = where.place(streams.map(({ lane }) => lane));
  const looks = where.place(streams.map(({ look }) => look));
  return `unnest(${principals}::text[], ${lanes}::smallint[], ${looks}::text[]) AS s (principal, lane, look)`;
}

/**
 * What the streams that are read look at, and no more: each look is planned anew for each page. Asked as values, not by
 * EXISTS: PostgreSQL would make a set of all tasks for it first.
 */
export function addLooks(
  where: Conditions,
  tx: Transaction,
  { streams, viewer }: { readonly streams: readonly InboxStream[]; readonly viewer: TaskViewer },
): void {
  const looks = new Set(streams.map(({ look }) => look));
  if (looks.has('free')) {
    where.add(
      `(${looks.size === 1 ? '' : `s.look <> 'free' OR `}NOT i.guarded OR (SELECT ${mayAnswer('?::text')}
       AND NOT ${declinedBy('?::text')} FROM task t WHERE t.project_id = i.project_id AND t.id = i.task_id))`,
      viewer.userId,
    );
  }
  if (looks.has('held') || looks.has('put-off')) {
    where.add(
      `CASE s.look WHEN 'held' THEN COALESCE(i.follow_up_at <= ?, true) WHEN 'put-off' THEN i.follow_up_at > ? ELSE true END`,
      tx.now,
    );
  }
}

function addFilter(where: Conditions, tx: Transaction, filter: TaskFilter): void {
  where
    .addGiven('i.definition = ?', filter.definition)
    .addGiven('i.step_id = ?', filter.stepId)
    .addGiven('i.priority = ?', filter.priority)
    .addGiven('i.due < ?', filter.dueBefore)
    .addGiven(`i.due >= ? AND i.due < 'infinity'`, filter.dueAfter)
    .addGiven('i.due < ?', filter.isOverdue === true ? tx.now : undefined)
    .addGiven('i.due >= ?', filter.isOverdue === false ? tx.now : undefined)
    .addGiven('i.created_at >= ?', filter.createdAfter)
    .addGiven('i.follow_up_at < ?', filter.followUpBefore);
}

/** Whoever asks for one group's or one person's tasks, or for watched ones, gets those of them that the viewer may see. */
function addPeople(
  where: Conditions,
  filter: TaskFilter,
  streams: readonly InboxStream[],
  viewer: TaskViewer,
): void {
  const { assignee, group, person, scope } = filter;
  const asked = [
    ...(assignee === undefined ? [] : [`h:${assignee}`]),
    ...(group === undefined ? [] : [`g:${group}`]),
  ];
  for (const principal of asked) {
    if (streams.some((stream) => stream.principal !== principal)) where.add(has, [principal]);
  }
  if (person !== undefined && !isRead(streams, workOf(person))) where.add(hasWork, workOf(person));
  if (scope === 'watched' && !viewer.all) where.add(has, sightOf(viewer));
}

const has = `(SELECT true FROM task_inbox x WHERE x.project_id = i.project_id AND x.task_id = i.task_id
  AND x.principal = ANY (?::text[]) LIMIT 1)`;

/** Offered by name counts only while nobody has taken it. */
const hasWork = has.replace('LIMIT 1', `AND (x.lane = 0 OR NOT starts_with(x.principal, 'u:')) LIMIT 1`);

function isRead(streams: readonly InboxStream[], principals: readonly string[]): boolean {
  return streams.every(
    ({ principal, lane }) => principals.includes(principal) && (lane === 0 || !principal.startsWith('u:')),
  );
}

/** The ids of the few tasks that can fit; undefined = there may be many. */
function fewTasks(
  where: Conditions,
  { instanceId, businessKey }: TaskFilter,
  words: RareWords | undefined,
): string | undefined {
  const having = words && tasksHaving(words, (value) => where.place(value));
  const conditions = [
    ...(instanceId === undefined ? [] : [`n.instance_id = ${where.place(instanceId)}`]),
    ...(businessKey === undefined ? [] : [`n.business_key = ${where.place(businessKey)}`]),
  ];
  if (conditions.length === 0) return having;
  const both = having === undefined ? conditions : [...conditions, `n.id IN (${having})`];
  return `SELECT n.id FROM task n WHERE n.project_id = $1 AND ${both.join(' AND ')}`;
}

function rankOf(where: Conditions, person: string): string {
  return `LEFT JOIN task_rank r ON r.project_id = i.project_id AND r.task_id = i.task_id
    AND r.person = ${where.place(person)}`;
}
