import type { Transaction } from '../database/transaction.ts';
import { dueJustNowOf, isLate, numbersOf, slot } from './tallies/numbers.ts';

/** Open tasks of one class of age: `place` 0 is the youngest. */
export interface AgeClass {
  readonly place: number;
  readonly open: number;
  readonly overdue: number;
}

/** One day of work; `day` is `2026-03-09` in the zone that was asked for. */
export interface DayOfWork {
  readonly day: string;
  readonly opened: number;
  readonly completed: number;
  /** Completed after they were due. */
  readonly late: number;
  readonly expired: number;
  /** From the offer to the answer, of at most 20 of each hour; null where nothing was completed. */
  readonly medianSeconds: number | null;
}

/** Open tasks of a group that are due within the same hour: 0 = overdue, null = later than asked for, or never. */
export interface DueHour {
  readonly group: string;
  readonly hour: number | null;
  readonly open: number;
}

/** How many of its tasks a group has completed in the days that were asked for, and since which quarter of an hour. */
export interface Pace {
  readonly group: string;
  readonly completed: number;
  readonly since: Date;
}

/** So many completed tasks of an hour are looked at; they weigh as much as all that were completed in it. */
const ofAnHour = 20;

/** The hour that it is now, and open tasks that were due in it: ages know whole hours. */
const hour = `date_bin('1 hour', $2::timestamptz, '2000-01-01Z')`;
const dueThisHour = `SELECT fermata_slot(i.created_at) AS since, 0 AS open, 1 AS overdue FROM task_inbox i
  WHERE i.project_id = $1 AND i.principal = '*' AND i.lane IN (0, 1, 2) AND i.due >= ${hour} AND i.due < $2`;

/** Days of a zone ($3), the last $4 of them, and when the first begins. */
const span = `span AS (SELECT first, first::timestamp AT TIME ZONE $3 AS begin
  FROM (SELECT ($2::timestamptz AT TIME ZONE $3)::date - ($4::int - 1) AS first) AS day)`;

/** Whole days are kept by UTC. */
const firstDay = `date_bin('1 day', $2::timestamptz - make_interval(days => $3), '2000-01-01Z')`;

const countOf = (measure: string) =>
  `SELECT '${measure}' AS measure, at, number FROM ${numbersOf(measure, ['*'], 'at >= (SELECT begin FROM span)')} AS n`;

/** What some tasks of each hour took, with the weight of each: worked out once, not once for each day. */
const took = `took AS MATERIALIZED (SELECT (h.at AT TIME ZONE $3)::date AS day, t.took,
    h.number::float8 / count(*) OVER (PARTITION BY h.at) AS weight
  FROM (SELECT date_bin('1 hour', at, (SELECT begin FROM span)) AS at, sum(number) AS number FROM counted
    WHERE measure = 'done' GROUP BY 1 HAVING sum(number) > 0) AS h
  CROSS JOIN LATERAL (SELECT EXTRACT(epoch FROM COALESCE(t.submitted_at, t.closed_at) - t.created_at) AS took FROM task t
    WHERE t.project_id = $1 AND t.closed_at >= h.at AND t.closed_at < h.at + interval '1 hour'
      AND t.status = 'completed' LIMIT ${ofAnHour}) AS t),
medians AS MATERIALIZED (SELECT day, min(took) AS median FROM (SELECT day, took, sum(weight) OVER (PARTITION BY day ORDER BY took)
    >= sum(weight) OVER (PARTITION BY day) / 2 AS half FROM took) AS ranked WHERE half GROUP BY 1)`;

/** How work flows: how old it is, how much comes and goes, how much is due when. Sums of what is kept by time. */
export class FlowRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Open tasks by age, to a quarter of an hour; `bounds` are hours, rising, at most seven days, and each begins a class.
   * Classes without tasks are left out.
   */
  ages(bounds: readonly number[]): Promise<readonly AgeClass[]> {
    return this.#tx.rows<AgeClass>(
      `SELECT width_bucket((EXTRACT(epoch FROM ${slot} - GREATEST(since, '2000-01-01Z')) / 3600)::float8, $3::float8[])
           AS place, sum(open)::int AS open, sum(overdue)::int AS overdue
       FROM (SELECT n.at AS since, n.number AS open, 0 AS overdue FROM ${numbersOf('came', ['*'])} AS n
         UNION ALL SELECT n.since, 0, n.number FROM ${numbersOf('age', ['*'], `at < ${hour}`)} AS n
         UNION ALL ${dueThisHour}) AS part
       GROUP BY 1 HAVING sum(open) <> 0 ORDER BY 1`,
      [this.#tx.projectId, this.#tx.now, bounds],
    );
  }

  /** The last `days` days of a zone, today included, oldest first; days without work too. */
  days(days: number, zone: string): Promise<readonly DayOfWork[]> {
    const number = (measure: string) =>
      `COALESCE(sum(c.number) FILTER (WHERE c.measure = '${measure}'), 0)::int`;
    return this.#tx.rows<DayOfWork>(
      `WITH ${span}, counted AS (${['opened', 'done', 'late', 'expired'].map(countOf).join(' UNION ALL ')}), ${took}
       SELECT d.day::text AS day, ${number('opened')} AS opened, ${number('done')} AS completed,
         ${number('late')} AS late, ${number('expired')} AS expired,
         (SELECT round(m.median)::int FROM medians m WHERE m.day = d.day) AS "medianSeconds"
       FROM (SELECT first + place AS day FROM span, generate_series(0, $4::int - 1) AS place) AS d
       LEFT JOIN counted c ON (c.at AT TIME ZONE $3)::date = d.day GROUP BY d.day ORDER BY 1`,
      [this.#tx.projectId, this.#tx.now, zone, days],
    );
  }

  /** Open tasks of each group by the hour they are due in, up to so many hours from now, to a quarter of an hour. */
  dueHours(hours: number): Promise<readonly DueHour[]> {
    return this.#tx.rows<DueHour>(
      `SELECT substr(principal, 3) AS "group", hour, sum(number)::int AS open
       FROM (SELECT n.principal, n.number * part.sign AS number, CASE WHEN part.sign < 0 THEN NULL WHEN ${isLate} THEN 0
             ELSE GREATEST(1, ceil(EXTRACT(epoch FROM n.at - ${slot}) / 3600))::int END AS hour
           FROM ${numbersOf('due', ['g'], `at <= ${slot} + make_interval(hours => $3)`)} AS n, (VALUES (1), (-1)) AS part (sign)
         UNION ALL SELECT n.principal, n.number, NULL FROM ${numbersOf('all', ['g'])} AS n
         UNION ALL SELECT late.principal, moved.number, moved.hour
           FROM (${dueJustNowOf(['g'])}) AS late, (VALUES (1, 0), (-1, 1)) AS moved (number, hour)) AS part
       GROUP BY principal, hour HAVING sum(number) <> 0 ORDER BY 1, 2`,
      [this.#tx.projectId, this.#tx.now, hours],
    );
  }

  /** What each group has completed in the last days and, of the day before those, from midnight UTC on. */
  pace(days: number): Promise<readonly Pace[]> {
    return this.#tx.rows<Pace>(
      `SELECT substr(principal, 3) AS "group", sum(number)::int AS completed,
         min(since) FILTER (WHERE number > 0) AS since
       FROM (SELECT principal, GREATEST(at, since) AS since, sum(number) AS number
         FROM ${numbersOf('done', ['g'], `at >= ${firstDay}`)} AS n GROUP BY 1, 2 HAVING sum(number) <> 0) AS part
       GROUP BY principal HAVING sum(number) > 0 ORDER BY 1`,
      [this.#tx.projectId, this.#tx.now, days],
    );
  }
}
