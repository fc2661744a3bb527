import type { ProjectionWrite } from '@fermata/contracts';
import type { View } from '@fermata/interpreter';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';
import { SampleRepository } from '../desk/sample.repository.ts';
import { tellOfDeed } from '../notices/tell-of-deed.ts';
import { newestVisits, type VisitWrite } from './visit-writes.ts';

/** What only a newer change may say. The input is said once, perhaps by an older change that comes late. */
const saidByNewer = ['status', 'title', 'seq'].map(
  (name) => `${name} = CASE WHEN v.seq < excluded.seq THEN excluded.${name} ELSE v.${name} END`,
);

/** What a visit came to stays with it when it is superseded. */
const keptWhenSuperseded = ['ended_at', 'output', 'error', '"by"'].map(
  (name) =>
    `${name} = CASE WHEN v.seq < excluded.seq AND excluded.status <> 'superseded' THEN excluded.${name} ELSE v.${name} END`,
);

const newerColumns = [...saidByNewer, ...keptWhenSuperseded].join(', ');

interface InstanceWrite {
  readonly id: string;
  readonly seq: number;
  readonly view: View;
}

interface WrittenInstance {
  readonly id: string;
  readonly status: string;
  readonly seq: number;
}

interface CompletedTask {
  readonly id: string;
  readonly instanceId: string;
  readonly isWatched: boolean;
  /** Whether a share of its step's tasks is reviewed. */
  readonly isSampled: boolean;
}

/**
 * The projection of instances: what the workflows report, guarded by seq. A write that comes late, twice or out of
 * order changes nothing that a newer one said. It never ends an instance: only the close effect does.
 */
export class ProjectionRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Writes a batch of this project. Writes of instances that have no row are dropped. */
  async writeBatch(writes: readonly ProjectionWrite[]): Promise<void> {
    const known = await this.#lock([...new Set(writes.map((write) => write.instanceId))]);
    const kept = writes.filter((write) => known.has(write.instanceId));
    if (kept.length > 0) await this.#write(kept);
  }

  /** Writes what one instance says, whose row the transaction has locked. */
  async writeLocked(write: ProjectionWrite): Promise<void> {
    await this.#write([write]);
  }

  /** Instances, visits and tasks in this order, sent together. */
  async #write(kept: readonly ProjectionWrite[]): Promise<void> {
    const visits = newestVisits(kept);
    const written = this.#writeInstances(newestViews(kept));
    if (visits.length > 0) this.#writeVisits(visits);
    const [changed, completed] = await Promise.all([written, this.#completeTasks(visits)]);
    for (const { id, status, seq } of changed) {
      this.#tx.change({ noun: 'instance', objectId: id, what: 'progressed', details: { status, seq } });
    }
    await this.#tellCompleted(completed);
  }

  /** Locks the rows in the order of their ids, so that two batches never wait for each other in a circle. */
  async #lock(instanceIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#tx.rows<{ id: string }>(
      prepared('SELECT id FROM instance WHERE project_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE'),
      [this.#tx.projectId, instanceIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  #writeInstances(writes: readonly InstanceWrite[]): Promise<readonly WrittenInstance[]> {
    return this.#tx.rows<WrittenInstance>(
      prepared(`UPDATE instance i SET seq = w.seq, changed_at = date_trunc('minute', $3::timestamptz), steps = w.view->'steps', waiting = w.view->'waiting',
         searchable = COALESCE(w.view->'searchable', i.searchable),
         status = CASE WHEN i.closed_at IS NOT NULL OR w.view->>'status' IN ('completed', 'failed', 'cancelled')
           THEN i.status ELSE w.view->>'status' END,
         reason = CASE WHEN i.closed_at IS NOT NULL THEN i.reason ELSE w.view->>'reason' END,
         error = CASE WHEN i.closed_at IS NOT NULL THEN i.error ELSE w.view->'error' END,
         business_key = COALESCE(w.view->>'businessKey', i.business_key),
         started_at = COALESCE(i.started_at, $3::timestamptz)
       FROM json_to_recordset($2::json) AS w (id text, seq bigint, view json)
       WHERE i.project_id = $1 AND i.id = w.id AND i.seq < w.seq
       RETURNING i.id, i.status, i.seq::float8 AS seq`),
      [this.#tx.projectId, JSON.stringify(writes), this.#tx.now],
    );
  }

  #writeVisits(visits: readonly VisitWrite[]): void {
    this.#tx.send(
      prepared(`INSERT INTO step_visit AS v (project_id, instance_id, visit, step_id, n, type, status, title, opened_at,
         ended_at, input, output, error, "by", seq, place)
       SELECT $1, w."instanceId", w.visit, w."stepId", w.n, w."stepType", w.status, w.title, w."openedAt", w."endedAt",
         w.input, w.output, w.error, w."by", w.seq, w.place
       FROM json_to_recordset($2::json) AS w ("instanceId" text, visit text, "stepId" text, n int, "stepType" text,
         status text, title text, "openedAt" timestamptz, "endedAt" timestamptz, input json, output json, error json,
         "by" text, seq bigint, place bigint)
       ON CONFLICT (project_id, instance_id, visit) DO UPDATE SET ${newerColumns},
         place = LEAST(v.place, excluded.place),
         input = COALESCE(CASE WHEN v.seq < excluded.seq THEN excluded.input END, v.input, excluded.input)
       WHERE v.seq < excluded.seq OR excluded.place < v.place OR v.input IS NULL AND excluded.input IS NOT NULL`),
      [this.#tx.projectId, JSON.stringify(visits)],
    );
  }

  /** An answer that the workflow took in is completed, also when its verdict is still on the way. */
  #completeTasks(visits: readonly VisitWrite[]): Promise<readonly CompletedTask[]> {
    const answered = visits.filter((visit) => visit.stepType === 'manual' && visit.status === 'completed');
    if (answered.length === 0) return Promise.resolve([]);
    return this.#tx.rows<CompletedTask>(
      prepared(`UPDATE task t SET status = 'completed', closed_at = $3, version = t.version + 1
       FROM json_to_recordset($2::json) AS w ("instanceId" text, visit text, "by" text)
       WHERE t.project_id = $1 AND t.instance_id = w."instanceId" AND t.submitted_by = w."by"
         AND (t.work = w.visit OR starts_with(t.work, w.visit || '.')) AND t.status = 'submitted'
       RETURNING t.id, t.instance_id AS "instanceId", EXISTS (SELECT 1 FROM task_watch k
         WHERE k.project_id = $1 AND k.task_id = t.id) AS "isWatched", EXISTS (SELECT 1 FROM sampling r WHERE r.project_id = $1
         AND r.definition = t.definition AND r.step_id = t.step_id) AS "isSampled"`),
      [this.#tx.projectId, JSON.stringify(answered), this.#tx.now],
    );
  }

  /** Who watches such a task is told, and its lot for review drawn, by whichever of report and verdict comes first. */
  async #tellCompleted(completed: readonly CompletedTask[]): Promise<void> {
    for (const { id, instanceId, isWatched } of completed) {
      this.#tx.change({ noun: 'task', objectId: id, what: 'completed', details: { instanceId } });
      if (isWatched) await tellOfDeed(this.#tx, id, { what: 'completed' });
    }
    const sampled = completed.filter(({ isSampled }) => isSampled);
    await new SampleRepository(this.#tx).draw(sampled.map(({ id }) => id));
  }
}

function newestViews(writes: readonly ProjectionWrite[]): readonly InstanceWrite[] {
  const newest = new Map<string, InstanceWrite>();
  for (const { instanceId: id, seq, view } of writes) {
    if ((newest.get(id)?.seq ?? -1) < seq) newest.set(id, { id, seq, view: view as unknown as View });
  }
  return [...newest.values()];
}
