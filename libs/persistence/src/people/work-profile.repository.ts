import { AppError } from '@fermata/contracts';
import { said } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';
import { demandActive } from './absence.repository.ts';

/** What distribution asks of a person. */
export interface WorkProfileRow {
  readonly skills: readonly string[];
  readonly manager: string | null;
  /** Name of a calendar definition. */
  readonly calendar: string | null;
}

/** A skill that somebody has. */
export interface SkillCount {
  readonly name: string;
  readonly people: number;
}

const nothing: WorkProfileRow = Object.freeze({ skills: Object.freeze([]), manager: null, calendar: null });

/** Skills, managers and calendars of people, in a project. */
export class WorkProfileRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** What is known of a person; of somebody of whom nothing was said: nothing. Fails with `user.unknown` (404). */
  async get(person: string): Promise<WorkProfileRow> {
    const row = await this.#tx.row<WorkProfileRow>(
      `SELECT w.manager, w.calendar, ARRAY(SELECT s.skill FROM person_skill s
         WHERE s.project_id = $1 AND s.person = u.id ORDER BY s.skill) AS skills
       FROM user_account u LEFT JOIN work_profile w ON w.project_id = $1 AND w.person = u.id
       WHERE u.id = $2 AND u.removed_at IS NULL`,
      [this.#tx.projectId, person],
    );
    if (row) return { ...nothing, ...row };
    throw new AppError('user.unknown', said`there is no user "${{ id: person }}"`, { status: 404 });
  }

  /**
   * Says exactly this of a person. Fails with `user.unknown` (404; 422 for the manager), `work.manager-cycle` (422) where
   * the person would report to itself, and `work.calendar` (422) for a calendar that was never published.
   */
  async save(person: string, profile: WorkProfileRow): Promise<WorkProfileRow> {
    const before = await this.get(person);
    const skills = [...new Set(profile.skills)];
    await this.#judge(person, profile);
    await this.#tx.run(
      `INSERT INTO work_profile (project_id, person, manager, calendar) VALUES ($1, $2, $3, $4)
       ON CONFLICT (project_id, person) DO UPDATE SET manager = excluded.manager, calendar = excluded.calendar`,
      [this.#tx.projectId, person, profile.manager, profile.calendar],
    );
    await this.#tx.run('DELETE FROM person_skill WHERE project_id = $1 AND person = $2', [
      this.#tx.projectId,
      person,
    ]);
    await this.#tx.run(
      'INSERT INTO person_skill (project_id, person, skill) SELECT $1, $2, unnest($3::text[])',
      [this.#tx.projectId, person, skills],
    );
    const after = await this.get(person);
    const details = { from: asJson(before), to: asJson(after) };
    this.#tx.audit({ verb: 'user.work-set', objectType: 'user', objectId: person, details });
    this.#tx.change({ noun: 'user', objectId: person, what: 'work-set' });
    return after;
  }

  /** Every skill that somebody has who may sign in, by name. */
  skills(): Promise<readonly SkillCount[]> {
    return this.#tx.rows<SkillCount>(
      `SELECT s.skill AS name, count(*)::int AS people FROM person_skill s
       JOIN user_account u ON u.id = s.person AND u.removed_at IS NULL AND u.disabled_at IS NULL
       WHERE s.project_id = $1 GROUP BY s.skill ORDER BY s.skill LIMIT 1000`,
      [this.#tx.projectId],
    );
  }

  async #judge(person: string, { manager, calendar }: WorkProfileRow): Promise<void> {
    if (manager !== null) await this.#demandManager(person, manager);
    if (calendar === null) return;
    const known = await this.#tx.row(
      `SELECT 1 FROM definition WHERE project_id = $1 AND kind = 'calendar' AND name = $2
         AND latest_version > 0 AND deleted_at IS NULL`,
      [this.#tx.projectId, calendar],
    );
    if (known) return;
    throw new AppError('work.calendar', said`there is no published calendar "${{ calendar }}"`, {
      status: 422,
    });
  }

  /** Who reports to whom is judged one change after the other, so that no two make a ring. */
  async #demandManager(person: string, manager: string): Promise<void> {
    await demandActive(this.#tx, [manager]);
    await this.#tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `managers/${this.#tx.projectId}`,
    ]);
    const ring = await this.#tx.row(
      `WITH RECURSIVE above AS (SELECT $2::text AS person UNION
         SELECT w.manager FROM work_profile w JOIN above b ON b.person = w.person
         WHERE w.project_id = $1 AND w.manager IS NOT NULL)
       SELECT 1 FROM above WHERE person = $3`,
      [this.#tx.projectId, manager, person],
    );
    if (!ring) return;
    throw new AppError('work.manager-cycle', said`"${{ person }}" would report to itself`, { status: 422 });
  }
}

function asJson({ skills, manager, calendar }: WorkProfileRow) {
  return { skills: [...skills], manager, calendar };
}
