import { said, type JsonValue } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { jsonParameter } from '../../database/json.ts';
import { prepared } from '../../database/prepared.ts';
import type { Transaction } from '../../database/transaction.ts';

/** An answer to a step whose task is not there yet. */
export interface EarlyAnswer {
  readonly instanceId: string;
  readonly stepId: string;
  readonly person: string;
  readonly personName: string;
  /** `name@version` of the form that has judged it; null = it was judged by the step's schema. */
  readonly form: string | null;
  readonly output: JsonValue;
  readonly outcome: string | null;
  readonly givenAt: Date;
}

/** What a person gives early. The output has been checked against the step's form. */
export type EarlyGift = Pick<EarlyAnswer, 'instanceId' | 'stepId' | 'form' | 'output' | 'outcome'>;

const columns = `e.instance_id AS "instanceId", e.step_id AS "stepId", e.person, e.form, e.output, e.outcome,
  COALESCE((SELECT u.display_name FROM user_account u WHERE u.id = e.person), e.person) AS "personName",
  e.given_at AS "givenAt"`;

/** SQL: an answer and the task it is for may come at the same moment; locked in turn, one of them sees the other. */
export function earlyLock(project: string, instance: string, step: string): string {
  return `pg_advisory_xact_lock(hashtextextended(concat_ws('/', 'early', ${project}::text, ${instance}::text, ${step}::text), 0))`;
}

/** Early answers that wait for their step; one for each step of an instance. */
export class EarlyAnswerRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Keeps it until the step opens its task. Another one of the same person is written over; one of somebody else stays:
   * `early-answer.taken` (409) with who and when. Where the task is there already: `early-answer.late` (409) with its id.
   */
  async keep(gift: EarlyGift, person: string): Promise<EarlyAnswer> {
    const { instanceId, stepId, form, output, outcome } = gift;
    await this.#lock(instanceId, stepId);
    await this.#demandNoTask(instanceId, stepId);
    await this.#tx.run(
      `INSERT INTO early_answer (project_id, instance_id, step_id, person, form, output, outcome, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (project_id, instance_id, step_id) DO UPDATE
         SET form = excluded.form, output = excluded.output, outcome = excluded.outcome, given_at = excluded.given_at
         WHERE early_answer.person = excluded.person`,
      [this.#tx.projectId, instanceId, stepId, person, form, jsonParameter(output), outcome, this.#tx.now],
    );
    const kept = (await this.#one(instanceId, stepId)) as EarlyAnswer;
    if (kept.person !== person) throw takenEarly(kept);
    this.#note(kept, 'answered-early');
    return kept;
  }

  /** What waits in an instance, oldest first. */
  list(instanceId: string): Promise<readonly EarlyAnswer[]> {
    return this.#tx.rows<EarlyAnswer>(
      `SELECT ${columns} FROM early_answer e WHERE e.project_id = $1 AND e.instance_id = $2
       ORDER BY e.given_at, e.step_id`,
      [this.#tx.projectId, instanceId],
    );
  }

  /** Takes back what this person gave; of anybody for `null`. Fails with `early-answer.unknown` (404). */
  async takeBack(instanceId: string, stepId: string, person: string | null): Promise<void> {
    const kept = await this.#one(instanceId, stepId);
    if (!kept || (person !== null && kept.person !== person)) {
      const message = said`there is no early answer for "${{ step: stepId }}"`;
      throw new AppError('early-answer.unknown', message, { status: 404 });
    }
    await this.#drop(kept);
    this.#note(kept, 'early-answer-taken-back');
  }

  /** Takes the answer that waits for this step out, for good. To be called under {@link earlyLock}. */
  async take(instanceId: string, stepId: string): Promise<EarlyAnswer | undefined> {
    const kept = await this.#one(instanceId, stepId);
    return kept !== undefined && (await this.#drop(kept)) === 1 ? kept : undefined;
  }

  /** The instance first, as a durable point does it: neither then waits for the other. */
  async #lock(instanceId: string, stepId: string): Promise<void> {
    await this.#tx.rows('SELECT 1 FROM instance WHERE project_id = $1 AND id = $2 FOR KEY SHARE', [
      this.#tx.projectId,
      instanceId,
    ]);
    await this.#tx.rows(`SELECT ${earlyLock('$1', '$2', '$3')}`, [this.#tx.projectId, instanceId, stepId]);
  }

  async #demandNoTask(instanceId: string, stepId: string): Promise<void> {
    const task = await this.#tx.row<{ id: string }>(
      `SELECT id FROM task WHERE project_id = $1 AND instance_id = $2 AND step_id = $3
         AND status IN ('offered', 'claimed') LIMIT 1`,
      [this.#tx.projectId, instanceId, stepId],
    );
    if (task === undefined) return;
    const details = { task: task.id };
    throw new AppError('early-answer.late', said`The task of this step is there already`, {
      status: 409,
      details,
    });
  }

  #one(instanceId: string, stepId: string): Promise<EarlyAnswer | undefined> {
    return this.#tx.row<EarlyAnswer>(
      prepared(`SELECT ${columns} FROM early_answer e WHERE e.project_id = $1 AND e.instance_id = $2 AND e.step_id = $3
       FOR UPDATE OF e`),
      [this.#tx.projectId, instanceId, stepId],
    );
  }

  #drop({ instanceId, stepId }: EarlyAnswer): Promise<number> {
    return this.#tx.run(
      'DELETE FROM early_answer WHERE project_id = $1 AND instance_id = $2 AND step_id = $3',
      [this.#tx.projectId, instanceId, stepId],
    );
  }

  #note({ instanceId, stepId, person }: EarlyAnswer, what: string): void {
    const details = { step: stepId, person };
    this.#tx.audit({ verb: `instance.${what}`, objectType: 'instance', objectId: instanceId, details });
    this.#tx.change({ noun: 'instance', objectId: instanceId, what });
  }
}

function takenEarly({ person, personName, givenAt }: EarlyAnswer): AppError {
  const winner = { user: person, name: personName, at: givenAt.toISOString() };
  return new AppError('early-answer.taken', said`${{ name: personName }} has answered this step early`, {
    status: 409,
    details: { winner },
  });
}
