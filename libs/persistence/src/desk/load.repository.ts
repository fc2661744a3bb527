import type { Transaction } from '../database/transaction.ts';
import { numbersOf, openOf } from './tallies/numbers.ts';

/** Open work of one person or group, or of nobody. */
export interface OpenNumbers {
  readonly open: number;
  readonly overdue: number;
  /** Due before the end of the day and not overdue yet. */
  readonly dueToday: number;
}

/** What a person holds; `person` is null for what nobody holds. */
export interface HeldNumbers extends OpenNumbers {
  readonly person: string | null;
}

/** What is offered to a person by name or to a group: `open` of it is taken by nobody, `claimed` by somebody. */
export interface OfferedNumbers extends OpenNumbers {
  readonly kind: 'user' | 'group';
  readonly principal: string;
  readonly claimed: number;
}

/** What was completed: by a person, or of what was offered to a group. */
export interface DoneNumbers {
  readonly kind: 'user' | 'group';
  readonly principal: string;
  readonly done: number;
}

/** Who may have work. */
export interface DeskPerson {
  readonly id: string;
  readonly name: string;
  readonly disabled: boolean;
  /** Away now. */
  readonly absent: boolean;
  readonly groups: readonly string[];
}

/** From midnight to midnight in somebody's zone. */
export interface Day {
  readonly from: Date;
  readonly until: Date;
}

/** Who has how much to do: sums of what is kept by people, groups and quarters of an hour, however many tasks there are. */
export class LoadRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The zone of a person; UTC for who is not there. */
  async zoneOf(userId: string): Promise<string> {
    const row = await this.#tx.row<{ zone: string }>('SELECT zone FROM user_account WHERE id = $1', [userId]);
    return row?.zone ?? 'UTC';
  }

  /** The day it is now in a zone. */
  async dayIn(zone: string): Promise<Day> {
    const midnight = `date_trunc('day', $1::timestamptz AT TIME ZONE $2)`;
    const row = await this.#tx.row<Day>(
      `SELECT ${midnight} AT TIME ZONE $2 AS "from", (${midnight} + interval '1 day') AT TIME ZONE $2 AS until`,
      [this.#tx.now, zone],
    );
    return row ?? { from: this.#tx.now, until: this.#tx.now };
  }

  /** Open tasks by who holds them; each task counts once. */
  async held(day: Day): Promise<readonly HeldNumbers[]> {
    const rows = await this.#tx.rows<Counted>(
      `SELECT principal, free + held AS open, overdue, "dueToday" FROM (${openOf(['*', 'h'])}) AS counted
       ORDER BY principal`,
      [this.#tx.projectId, this.#tx.now, day.until],
    );
    const [all, held] = [rows.filter(isAll), rows.filter((row) => !isAll(row))];
    const nobody = all.map((one) => held.reduce(less, one)).filter(({ open }) => open > 0);
    const persons = held.map(({ principal, ...numbers }) => ({ person: principal.slice(2), ...numbers }));
    return [...persons, ...nobody.map(numbersOfNobody)];
  }

  /** Open tasks by whom they are offered to; a task counts for each. Of people only what nobody has taken. */
  offered(day: Day): Promise<readonly OfferedNumbers[]> {
    return this.#tx.rows<OfferedNumbers>(
      `SELECT CASE left(principal, 1) WHEN 'u' THEN 'user' ELSE 'group' END AS kind, substr(principal, 3) AS principal,
         free AS open, held AS claimed, overdue, "dueToday"
       FROM (${openOf(['u', 'g'])}) AS counted`,
      [this.#tx.projectId, this.#tx.now, day.until],
    );
  }

  /** What was completed since the day began, by who has answered and by the groups it was offered to. */
  done(day: Day): Promise<readonly DoneNumbers[]> {
    return this.#tx.rows<DoneNumbers>(
      `SELECT CASE left(principal, 1) WHEN 'u' THEN 'user' ELSE 'group' END AS kind, substr(principal, 3) AS principal,
         sum(number)::int AS done
       FROM ${numbersOf('done', ['u', 'g'], 'at >= $2')} AS n GROUP BY n.principal HAVING sum(number) > 0
       ORDER BY kind DESC, 2`,
      [this.#tx.projectId, day.from],
    );
  }

  /** How many tasks were completed since the day began. */
  async doneToday(day: Day): Promise<number> {
    const row = await this.#tx.row<{ done: number }>(
      `SELECT COALESCE(sum(number), 0)::int AS done FROM ${numbersOf('done', ['*'], 'at >= $2')} AS n`,
      [this.#tx.projectId, day.from],
    );
    return row?.done ?? 0;
  }

  /** Everybody with a role in the project or in one of its groups, by name. */
  people(): Promise<readonly DeskPerson[]> {
    // Memberships are read first and put together then: else each is fetched by a look of its own into an index.
    return this.#tx.rows<DeskPerson>(
      `WITH member AS MATERIALIZED (SELECT user_id, group_name FROM group_member WHERE project_id = $1)
       SELECT u.id, u.display_name AS name, u.disabled_at IS NOT NULL AS disabled,
         u.id IN (SELECT a.person FROM absence a WHERE a.project_id = $1
           AND a.from_at <= $2 AND a.until_at > $2) AS absent, COALESCE(m.groups, '{}') AS groups
       FROM user_account u
       LEFT JOIN (SELECT user_id, array_agg(group_name ORDER BY group_name) AS groups FROM member
         GROUP BY 1) m ON m.user_id = u.id
       WHERE u.removed_at IS NULL AND (m.user_id IS NOT NULL
         OR u.id IN (SELECT r.user_id FROM user_role r WHERE r.project_id = $1))
       ORDER BY u.display_name, u.id`,
      [this.#tx.projectId, this.#tx.now],
    );
  }

  /** Name and title of every group. */
  groups(): Promise<readonly { readonly name: string; readonly title: string }[]> {
    return this.#tx.rows(
      `SELECT g.name, g.title FROM user_group g WHERE g.project_id = $1 AND g.removed_at IS NULL ORDER BY g.title`,
      [this.#tx.projectId],
    );
  }
}

interface Counted extends OpenNumbers {
  readonly principal: string;
}

function isAll({ principal }: Counted): boolean {
  return principal === '*';
}

/** What is left of the one without the other. */
function less(one: Counted, other: Counted): Counted {
  return {
    principal: one.principal,
    open: one.open - other.open,
    overdue: one.overdue - other.overdue,
    dueToday: one.dueToday - other.dueToday,
  };
}

function numbersOfNobody({ open, overdue, dueToday }: Counted): HeldNumbers {
  return { person: null, open, overdue, dueToday };
}
