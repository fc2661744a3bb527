import type { StepNames } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';

type Names = Readonly<Record<string, string>>;

/** How a task names steps: its own, those it is kept apart from, the one whose person it wants. */
interface Named {
  readonly id: string;
  readonly step: string;
  readonly apart: readonly string[];
  readonly assign: JsonValue;
}

const columns = `t.id, t.step_id AS step, t.separate_from AS apart, t.assign`;

/**
 * Tasks follow their steps when a move gives these other names: who has done a step is known by the name that it has now,
 * so that separation of duties, the same person as before, and what was answered early hold on. A move keeps how it was,
 * which its undoing brings back exactly.
 */
export class StepNamesRepository {
  readonly #tx: Transaction;
  readonly #instanceId: string;

  constructor(tx: Transaction, instanceId: string) {
    this.#tx = tx;
    this.#instanceId = instanceId;
  }

  /** Does what was said, once, whatever comes again or too late. To be called with the instance's row locked. */
  follow(names: StepNames): Promise<void> {
    return names.type === 'stepsRenamed' ? this.#rename(names.move, names.steps) : this.#restore(names.move);
  }

  async #rename(move: string, steps: Names): Promise<void> {
    const prior = await this.#naming(Object.keys(steps));
    const isNew = await this.#tx.run(
      `INSERT INTO instance_move (project_id, instance_id, move_id, steps, prior, moved_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [...this.#place, move, JSON.stringify(steps), JSON.stringify(prior), this.#tx.now],
    );
    if (isNew === 0) return;
    await this.#write(prior.map((one) => renamed(one, steps)));
    await this.#renameEarly(steps);
  }

  async #restore(move: string): Promise<void> {
    const undone = await this.#tx.row<{ steps: Names; prior: readonly Named[] }>(
      `UPDATE instance_move SET undone_at = $4
       WHERE project_id = $1 AND instance_id = $2 AND move_id = $3 AND undone_at IS NULL RETURNING steps, prior`,
      [...this.#place, move, this.#tx.now],
    );
    if (undone === undefined) return;
    await this.#write(undone.prior);
    await this.#renameEarly(inverse(undone.steps));
  }

  get #place(): readonly [string, string] {
    return [this.#tx.projectId, this.#instanceId];
  }

  /** Tasks of the instance, open or not, that name one of these steps. */
  #naming(steps: readonly string[]): Promise<readonly Named[]> {
    return this.#tx.rows<Named>(
      `SELECT ${columns} FROM task t WHERE t.project_id = $1 AND t.instance_id = $2
         AND (t.step_id = ANY ($3::text[]) OR t.separate_from && $3::text[] OR t.assign ->> 'likeStep' = ANY ($3::text[]))
       ORDER BY t.id FOR UPDATE`,
      [...this.#place, steps],
    );
  }

  /** All at once: what triggers make of one task they make by the new names of all. */
  async #write(tasks: readonly Named[]): Promise<void> {
    await this.#tx.run(
      `UPDATE task t SET step_id = w.step, separate_from = ARRAY(SELECT json_array_elements_text(w.apart)), assign = w.assign
       FROM json_to_recordset($3::json) AS w (id text, step text, apart json, assign json)
       WHERE t.project_id = $1 AND t.instance_id = $2 AND t.id = w.id`,
      [...this.#place, JSON.stringify(tasks)],
    );
  }

  /** Taken out and put in again, since two steps may have changed their names. */
  async #renameEarly(steps: Names): Promise<void> {
    const waiting = await this.#tx.rows<{ step: string; row: JsonValue }>(
      `DELETE FROM early_answer e WHERE e.project_id = $1 AND e.instance_id = $2 AND e.step_id = ANY ($3::text[])
       RETURNING e.step_id AS step, to_json(e) AS row`,
      [...this.#place, Object.keys(steps)],
    );
    const rows = waiting.map(({ step, row }) => ({ ...(row as object), step_id: steps[step] ?? step }));
    await this.#tx.run(
      `INSERT INTO early_answer SELECT * FROM json_populate_recordset(NULL::early_answer, $1::json)
       ON CONFLICT DO NOTHING`,
      [jsonParameter(rows as JsonValue)],
    );
  }
}

function renamed({ id, step, apart, assign }: Named, steps: Names): Named {
  const nameOf = (one: string): string => (Object.hasOwn(steps, one) ? (steps[one] ?? one) : one);
  return { id, step: nameOf(step), apart: apart.map(nameOf), assign: assignBy(assign, nameOf) };
}

function assignBy(assign: JsonValue, nameOf: (step: string) => string): JsonValue {
  if (!isObject(assign)) return assign;
  const { likeStep, separateFrom } = assign;
  return {
    ...assign,
    ...(typeof likeStep === 'string' ? { likeStep: nameOf(likeStep) } : {}),
    ...(Array.isArray(separateFrom) ? { separateFrom: separateFrom.map((one) => nameOf(String(one))) } : {}),
  };
}

function inverse(steps: Names): Names {
  return Object.fromEntries(Object.entries(steps).map(([before, now]) => [now, before]));
}
