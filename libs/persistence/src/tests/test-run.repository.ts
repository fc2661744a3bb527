import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { testRunColumns, type TestRun, type TestRunRecord } from './test-run-rows.ts';

/** Which results a list shows. */
export interface TestRunFilter {
  readonly workflow?: string;
  readonly test?: string;
}

const newestFirst: readonly OrderColumn[] = Object.freeze([
  { sql: 't.run_at', type: 'timestamptz', descending: true },
  { sql: 't.id', type: 'text', descending: true },
]);

/** Results of test definitions: written once, never changed. */
export class TestRunRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Names of the published tests of a workflow that are neither deleted nor archived, in order; at most `limit`. */
  async testsOf(workflow: string, limit: number): Promise<readonly string[]> {
    const rows = await this.#tx.rows<{ name: string }>(
      `SELECT d.name FROM definition d JOIN definition_version v
         ON v.project_id = d.project_id AND v.kind = d.kind AND v.name = d.name AND v.version = d.latest_version
       WHERE d.project_id = $1 AND d.kind = 'test' AND d.deleted_at IS NULL AND d.archived_at IS NULL
         AND split_part(v.body->>'workflow', '@', 1) = $2 ORDER BY d.name LIMIT $3`,
      [this.#tx.projectId, workflow, limit],
    );
    return rows.map(({ name }) => name);
  }

  /** Stores what one request has run, with one audit row. */
  async add(batch: string, records: readonly TestRunRecord[]): Promise<void> {
    await this.#tx.run(
      `INSERT INTO test_run (project_id, id, batch, place, test, test_version, workflow, workflow_version, passed,
         differences, coverage, elapsed_ms, took_ms, run_by, run_at)
       SELECT $1, r->>'id', $2, place, r->>'test', (r->>'testVersion')::int, r->>'workflow',
         (r->>'workflowVersion')::int, (r->>'passed')::boolean, r->'differences', r->'coverage',
         (r->>'elapsedMs')::double precision, (r->>'tookMs')::int, $4, $5
       FROM json_array_elements($3::json) WITH ORDINALITY AS list (r, place)`,
      [this.#tx.projectId, batch, JSON.stringify(records), this.#tx.acting.actor, this.#tx.now],
    );
    const failed = records.filter(({ passed }) => !passed).length;
    const details = { tests: records.map(({ test }) => test), failed };
    this.#tx.audit({ verb: 'test.run', objectType: 'test-run', objectId: batch, details });
  }

  /** What one request has run, in the order in which it was asked for. */
  ofBatch(batch: string): Promise<readonly TestRun[]> {
    return this.#tx.rows<TestRun>(
      `SELECT ${testRunColumns} FROM test_run t WHERE t.project_id = $1 AND t.batch = $2 ORDER BY t.place`,
      [this.#tx.projectId, batch],
    );
  }

  /** Results that fit, newest first. */
  list(filter: TestRunFilter, page: PageRequest = {}): Promise<Page<TestRun>> {
    const where = new Conditions()
      .add('t.project_id = ?', this.#tx.projectId)
      .addGiven('t.workflow = ?', filter.workflow)
      .addGiven('t.test = ?', filter.test);
    const query = { columns: testRunColumns, from: 'test_run t', where, order: newestFirst };
    return readPage<TestRun>(this.#tx, query, page);
  }

  /** One result. Fails with `test-run.unknown` (404). */
  async demand(id: string): Promise<TestRun> {
    const found = await this.#tx.row<TestRun>(
      `SELECT ${testRunColumns} FROM test_run t WHERE t.project_id = $1 AND t.id = $2`,
      [this.#tx.projectId, id],
    );
    if (found !== undefined) return found;
    throw new AppError('test-run.unknown', said`There is no test run "${{ id }}"`, { status: 404 });
  }
}
