import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';

/** A person by id; the name is null for who is gone. */
interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** One task of a round. */
export interface TaskOfRound {
  readonly taskId: string;
  readonly status: string;
  readonly person: string | null;
  readonly personName: string | null;
  readonly outcome: string | null;
}

/** A visit whose work several people do, or that some may not do, while it is open. */
export interface Round {
  readonly instanceId: string;
  readonly businessKey: string | null;
  readonly definition: string;
  readonly stepId: string;
  readonly visit: string;
  readonly title: string;
  readonly until: string | null;
  readonly total: number;
  readonly done: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly dueAt: Date | null;
  readonly excluded: readonly Named[];
  readonly separateFrom: readonly string[];
  readonly tasks: readonly TaskOfRound[];
}

/** The part of a work's name before its item: `approve#1[2]` is of the visit `approve#1`. */
const visitOf = (work: string) => `regexp_replace(${work}, '\\[[0-9]+\\]$', '')`;

/** Work that several people do, or work that some people may not do. */
export type RoundKind = 'several' | 'apart';

/** As the index of each says it, word by word. */
const kinds: Readonly<Record<RoundKind, string>> = Object.freeze({
  several: `t.closed_at IS NULL AND t.work LIKE '%]'`,
  apart: `t.closed_at IS NULL AND NOT t.work LIKE '%]' AND (t.not_users <> '{}' OR t.separate_from <> '{}')`,
});

const order: readonly OrderColumn[] = Object.freeze([
  { sql: 'r.instance_id', type: 'text' },
  { sql: 'r.visit', type: 'text' },
]);

const nameOf = (id: string) => `(SELECT u.display_name FROM user_account u WHERE u.id = ${id})`;

/** All tasks of the round, those that are answered too. */
const tasks = `SELECT a.*, COALESCE(a.submitted_by, a.assignee) AS person FROM task a
  WHERE a.project_id = $1 AND a.instance_id = r.instance_id AND ${visitOf('a.work')} = r.visit`;

const columns = `r.instance_id AS "instanceId", r.visit, r.definition, r.step_id AS "stepId", r.title,
  r.business_key AS "businessKey", r.due_at AS "dueAt", r.separate_from AS "separateFrom",
  (SELECT v.body->'steps'->r.step_id->'forEach'->>'until' FROM instance i JOIN definition_version v
    ON v.project_id = i.project_id AND v.kind = 'workflow' AND v.name = i.definition AND v.version = i.version
    WHERE i.project_id = $1 AND i.id = r.instance_id) AS until,
  (SELECT count(*)::int FROM (${tasks}) a) AS total,
  (SELECT count(*)::int FROM (${tasks}) a WHERE a.status IN ('submitted', 'completed')) AS done,
  COALESCE((SELECT json_object_agg(outcome, number) FROM (SELECT a.outcome, count(*)::int AS number FROM (${tasks}) a
    WHERE a.status IN ('submitted', 'completed') AND a.outcome IS NOT NULL GROUP BY 1) o), '{}') AS outcomes,
  COALESCE((SELECT json_agg(json_build_object('id', person, 'name', ${nameOf('person')}))
    FROM unnest(r.not_users) AS person), '[]') AS excluded,
  COALESCE((SELECT json_agg(json_build_object('taskId', a.id, 'status', a.status, 'person', a.person,
      'personName', ${nameOf('a.person')}, 'outcome', a.outcome) ORDER BY length(a.work), a.work)
    FROM (SELECT * FROM (${tasks}) every ORDER BY length(work), work LIMIT 50) a), '[]') AS tasks`;

/** One row for each round with an open task; what all its tasks share is taken from one of them. */
const from = (
  kind: RoundKind,
) => `(SELECT DISTINCT ON (t.instance_id, ${visitOf('t.work')}) t.instance_id, ${visitOf('t.work')} AS visit,
    t.definition, t.step_id, t.title, t.business_key, t.due_at, t.separate_from, t.not_users
  FROM task t WHERE t.project_id = $1 AND ${kinds[kind]}
  ORDER BY t.instance_id, ${visitOf('t.work')}, t.due_at) AS r`;

/** Approvals by several people and by other people: how each stands. */
export class RoundRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Those of a kind that are open, page by page, one instance after the other. */
  list(kind: RoundKind, page: PageRequest): Promise<Page<Round>> {
    const where = new Conditions();
    where.parameters.push(this.#tx.projectId);
    where.require('true');
    return readPage<Round>(this.#tx, { columns, from: from(kind), where, order }, page);
  }
}
