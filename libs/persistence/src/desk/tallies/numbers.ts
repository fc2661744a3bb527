/**
 * How the desk's numbers are read: what was folded and what was not yet, as one. `$1` is the project and `$2` the moment
 * in every statement that these are part of.
 */

/** Everybody, who holds, who is offered by name, a group, nobody: the first letters of principals. */
export type Kind = '*' | 'h' | 'u' | 'g' | 'n';

const anyOf = (kinds: readonly Kind[]) => `IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;

/**
 * Rows of a measure of such principals; a number may have several rows, and some that take away. As `int`: `bigint` is
 * summed as `numeric`, at thrice the price, and tables joined to other types are copied once more.
 */
export function numbersOf(measure: string, kinds: readonly Kind[], more = 'true'): string {
  const from = (table: string, kind: string) =>
    `SELECT principal, lane, at, since, number::int FROM ${table}
     WHERE project_id = $1 AND measure = '${measure}' AND ${kind} ${anyOf(kinds)} AND ${more}`;
  return `(${from('desk_tally', 'kind')} UNION ALL ${from('desk_delta', 'left(principal, 1)')})`;
}

/** The quarter of an hour that it is now. */
export const slot = 'fermata_slot($2)';

/** Due before now, as far as whole quarters say it. */
export const isLate = `n.at <= ${slot} AND n.at < $2`;

/**
 * Open tasks that were due in the quarter that it is now, of each principal who has them: {@link isLate} leaves them out.
 * All rows of a task are in one lane, so that theirs are read from an index alone.
 */
export const dueJustNowOf = (kinds: readonly Kind[]): string => `SELECT r.principal
  FROM task_inbox i JOIN task_inbox r ON r.project_id = $1 AND r.task_id = i.task_id
  WHERE i.project_id = $1 AND i.principal = '*' AND i.lane IN (0, 1, 2) AND i.due > ${slot} AND i.due < $2
    AND left(r.principal, 1) ${anyOf(kinds)}${kinds.includes('u') ? ` AND (i.lane = 0 OR left(r.principal, 1) <> 'u')` : ''}`;

/** Open (free and held), overdue and due before `$3` of each such principal. */
export const openOf = (kinds: readonly Kind[]): string => `
  SELECT principal, sum(free)::int AS free, sum(held)::int AS held, sum(overdue)::int AS overdue,
    (sum(soon) - sum(overdue))::int AS "dueToday"
  FROM (SELECT n.principal, CASE n.lane WHEN 0 THEN n.number ELSE 0 END AS free,
      CASE n.lane WHEN 1 THEN n.number ELSE 0 END AS held, 0 AS overdue, 0 AS soon FROM ${numbersOf('all', kinds)} AS n
    UNION ALL SELECT n.principal, 0, 0, CASE WHEN ${isLate} THEN n.number ELSE 0 END, n.number
      FROM ${numbersOf('due', kinds, 'at < $3')} AS n
    UNION ALL SELECT principal, 0, 0, 1, 0 FROM (${dueJustNowOf(kinds)}) AS late) AS part
  GROUP BY 1 HAVING sum(free + held) <> 0`;
