import { AppError } from '@fermata/contracts';
import { said } from '@fermata/model';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';

/** Somebody is away from `from` until `until`, exclusive. */
export interface AbsenceRecord {
  readonly id: string;
  readonly person: string;
  readonly personName: string;
  readonly from: Date;
  readonly until: Date;
  /** Who sees and takes meanwhile what is offered to the person by name. */
  readonly substitute: string | null;
  readonly substituteName: string | null;
  readonly note: string | null;
}

/** What is said of an absence. */
export interface AbsenceContent {
  readonly person: string;
  readonly from: Date;
  readonly until: Date;
  readonly substitute: string | null;
  readonly note: string | null;
}

/** Which absences: of whom, and whether those that are over are shown too. */
export interface AbsenceFilter {
  /** Only what concerns this person: its own, and those it stands in for. */
  readonly concerning?: string;
  readonly person?: string;
  readonly past?: boolean;
}

const name = (column: string) => `(SELECT u.display_name FROM user_account u WHERE u.id = a.${column})`;
const columns = `a.id, a.person, ${name('person')} AS "personName", a.from_at AS "from", a.until_at AS "until",
  a.substitute, ${name('substitute')} AS "substituteName", a.note`;

const byStart: readonly OrderColumn[] = Object.freeze([
  { sql: 'a.from_at', type: 'timestamptz' },
  { sql: 'a.id', type: 'text' },
]);

/**
 * Who is away, and who stands in. Of one person no two overlap. Substitutes are not followed on: who stands in for
 * somebody and is away too passes nothing to a third, so that a ring of them does no harm.
 */
export class AbsenceRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Absences by their start, those that are over left out. */
  list(filter: AbsenceFilter = {}, page: PageRequest = {}): Promise<Page<AbsenceRecord>> {
    const where = new Conditions()
      .add('a.project_id = ?', this.#tx.projectId)
      .addGiven('(a.person = ? OR a.substitute = ?)', filter.concerning)
      .addGiven('a.person = ?', filter.person);
    if (filter.past !== true) where.add('a.until_at > ?', this.#tx.now);
    return readPage<AbsenceRecord>(this.#tx, { columns, from: 'absence a', where, order: byStart }, page);
  }

  /** Who is away now, each person once, and until when; the first 1,000 by their return. */
  awayNow(): Promise<readonly Pick<AbsenceRecord, 'person' | 'personName' | 'until'>[]> {
    return this.#tx.rows(
      `SELECT a.person, ${name('person')} AS "personName", a.until_at AS "until" FROM absence a
       WHERE a.project_id = $1 AND a.from_at <= $2 AND a.until_at > $2 ORDER BY a.until_at, a.id LIMIT 1000`,
      [this.#tx.projectId, this.#tx.now],
    );
  }

  /** One absence. Fails with `absence.unknown` (404). */
  async demand(id: string): Promise<AbsenceRecord> {
    const row = await this.#tx.row<AbsenceRecord>(
      `SELECT ${columns} FROM absence a WHERE a.project_id = $1 AND a.id = $2`,
      [this.#tx.projectId, id],
    );
    if (row) return row;
    throw new AppError('absence.unknown', said`there is no absence "${{ id }}"`, { status: 404 });
  }

  /**
   * Adds an absence. Fails with `absence.times` or `absence.substitute` (422) where it cannot be, `user.unknown` (422),
   * and `absence.overlaps` (409) where the person is away then already.
   */
  async add(id: string, content: AbsenceContent): Promise<AbsenceRecord> {
    await this.#judge(content, id);
    const { person, from, until, substitute, note } = content;
    await this.#tx.run(
      `INSERT INTO absence (project_id, id, person, from_at, until_at, substitute, note, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [this.#tx.projectId, id, person, from, until, substitute, note, this.#tx.acting.actor, this.#tx.now],
    );
    this.#record(id, 'added', content);
    return this.demand(id);
  }

  /** Changes an absence; whose it is stays. Fails as {@link add} does. */
  async replace(id: string, content: AbsenceContent): Promise<AbsenceRecord> {
    await this.#judge(content, id);
    const { from, until, substitute, note } = content;
    await this.#tx.run(
      `UPDATE absence SET from_at = $3, until_at = $4, substitute = $5, note = $6
       WHERE project_id = $1 AND id = $2`,
      [this.#tx.projectId, id, from, until, substitute, note],
    );
    this.#record(id, 'changed', content);
    return this.demand(id);
  }

  /** Takes an absence away. */
  async remove(absence: AbsenceRecord): Promise<void> {
    await this.#tx.run('DELETE FROM absence WHERE project_id = $1 AND id = $2', [
      this.#tx.projectId,
      absence.id,
    ]);
    this.#record(absence.id, 'removed', absence);
  }

  async #judge({ person, from, until, substitute }: AbsenceContent, id: string): Promise<void> {
    if (until <= from) {
      throw new AppError('absence.times', said`an absence ends after it begins`, { status: 422 });
    }
    if (substitute === person) {
      throw new AppError('absence.substitute', said`nobody stands in for oneself`, { status: 422 });
    }
    await demandActive(this.#tx, substitute === null ? [person] : [person, substitute]);
    await this.#tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `absence/${this.#tx.projectId}/${person}`,
    ]);
    const other = await this.#tx.row<{ id: string }>(
      `SELECT id FROM absence WHERE project_id = $1 AND person = $2 AND id <> $3
         AND from_at < $5 AND until_at > $4 LIMIT 1`,
      [this.#tx.projectId, person, id, from, until],
    );
    if (!other) return;
    throw new AppError('absence.overlaps', said`"${{ person }}" is away then already`, {
      status: 409,
      details: { absence: other.id },
    });
  }

  #record(id: string, what: string, { person, from, until, substitute }: AbsenceContent): void {
    const details = { person, from: from.toISOString(), until: until.toISOString(), substitute };
    this.#tx.audit({ verb: `absence.${what}`, objectType: 'absence', objectId: id, details });
    this.#tx.change({ noun: 'absence', objectId: id, what, details: { person } });
  }
}

/** Fails with `user.unknown` (422) where one of these may not sign in. */
export async function demandActive(tx: Transaction, people: readonly string[]): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT wanted.id FROM unnest($1::text[]) AS wanted (id) WHERE NOT EXISTS (SELECT 1 FROM user_account u
       WHERE u.id = wanted.id AND u.removed_at IS NULL AND u.disabled_at IS NULL)`,
    [people],
  );
  if (rows.length === 0) return;
  const unknown = rows.map(({ id }) => id);
  throw new AppError('user.unknown', said`unknown: ${{ unknown: unknown.join(', ') }}`, {
    status: 422,
    details: { unknown },
  });
}

/** SQL: the people for whom the person of an expression stands in at a moment. */
export function standsInFor(person: string, at: string): string {
  return `SELECT away.person FROM absence away JOIN user_account u ON u.id = away.person AND u.removed_at IS NULL
    WHERE away.project_id = $1 AND away.substitute = ${person} AND away.from_at <= ${at} AND away.until_at > ${at}`;
}
