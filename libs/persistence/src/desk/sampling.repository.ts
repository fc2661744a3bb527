import { AppError } from '@fermata/contracts';
import { said } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';

/** The share of a step's completed tasks that is drawn for review, in percent. */
export interface SamplingRule {
  readonly definition: string;
  readonly stepId: string;
  readonly percent: number;
}

/** All rules of a project, of which one revision follows another. */
export interface SamplingRules {
  /** 0 = nobody has said anything yet. */
  readonly revision: number;
  readonly rules: readonly SamplingRule[];
  readonly changedBy: string | null;
  readonly changedByName: string | null;
  readonly changedAt: Date | null;
}

type Head = Omit<SamplingRules, 'rules'>;

const blank: Head = Object.freeze({ revision: 0, changedBy: null, changedByName: null, changedAt: null });

/** Of which steps completed work is looked at again, and how much of it. */
export class SamplingRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The rule of every step that has one. */
  async read(): Promise<SamplingRules> {
    const head = (await this.#head('')) ?? blank;
    const rules = await this.#tx.rows<SamplingRule>(
      `SELECT definition, step_id AS "stepId", percent::float8 AS percent FROM sampling
       WHERE project_id = $1 ORDER BY 1, 2`,
      [this.#tx.projectId],
    );
    return { ...head, rules };
  }

  /**
   * Makes these the rules from now on; 0 percent is no rule. Tasks drawn before stay drawn. Fails with
   * `sampling.conflict` (412) when somebody has changed them since `ifRevision`, with the present revision, who and when.
   */
  async set(rules: readonly SamplingRule[], ifRevision: number | undefined): Promise<SamplingRules> {
    const before = await this.#lock();
    if (ifRevision !== undefined && ifRevision !== before.revision) throw conflict(before);
    const kept = rules.filter(({ percent }) => percent > 0);
    await this.#replace(kept);
    await this.#tx.run(
      `UPDATE sampling_list SET revision = revision + 1, changed_by = $2, changed_at = $3 WHERE project_id = $1`,
      [this.#tx.projectId, this.#tx.acting.actor, this.#tx.now],
    );
    const details = { rules: kept.map((rule) => ({ ...rule })) };
    this.#tx.audit({ verb: 'sampling.set', objectType: 'sampling', objectId: this.#tx.projectId, details });
    return this.read();
  }

  async #replace(rules: readonly SamplingRule[]): Promise<void> {
    await this.#tx.run('DELETE FROM sampling WHERE project_id = $1', [this.#tx.projectId]);
    await this.#tx.run(
      `INSERT INTO sampling (project_id, definition, step_id, percent)
       SELECT $1, definition, step_id, percent FROM unnest($2::text[], $3::text[], $4::numeric[])
         AS r (definition, step_id, percent)`,
      [
        this.#tx.projectId,
        rules.map(({ definition }) => definition),
        rules.map(({ stepId }) => stepId),
        rules.map(({ percent }) => percent),
      ],
    );
  }

  async #lock(): Promise<Head> {
    await this.#tx.run(
      'INSERT INTO sampling_list (project_id, revision) VALUES ($1, 0) ON CONFLICT DO NOTHING',
      [this.#tx.projectId],
    );
    return (await this.#head('FOR UPDATE OF l')) ?? blank;
  }

  #head(lock: '' | 'FOR UPDATE OF l'): Promise<Head | undefined> {
    return this.#tx.row<Head>(
      `SELECT l.revision, l.changed_by AS "changedBy", l.changed_at AS "changedAt",
         (SELECT u.display_name FROM user_account u WHERE u.id = l.changed_by) AS "changedByName"
       FROM sampling_list l WHERE l.project_id = $1 ${lock}`,
      [this.#tx.projectId],
    );
  }
}

function conflict({ revision, changedBy, changedByName, changedAt }: Head): AppError {
  return new AppError('sampling.conflict', said`somebody else has changed these rules meanwhile`, {
    status: 412,
    details: { revision, by: changedByName ?? changedBy, at: changedAt?.toISOString() ?? null },
  });
}
