import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Results of test definitions that were run here. They name versions and outlive the drafts that they judged. */
const table = `
CREATE TABLE test_run (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  batch text NOT NULL,
  place int NOT NULL,
  test text NOT NULL,
  test_version int NOT NULL CHECK (test_version >= 0),
  workflow text NOT NULL,
  workflow_version int NOT NULL CHECK (workflow_version > 0),
  passed boolean NOT NULL,
  differences json NOT NULL,
  coverage json NOT NULL,
  elapsed_ms double precision NOT NULL,
  took_ms int NOT NULL,
  run_by text NOT NULL,
  run_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id)
);
CREATE INDEX test_run_newest ON test_run (project_id, run_at DESC, id DESC);
CREATE INDEX test_run_of_workflow ON test_run (project_id, workflow, run_at DESC, id DESC);
CREATE INDEX test_run_of_test ON test_run (project_id, test, run_at DESC, id DESC);
CREATE INDEX test_run_of_batch ON test_run (project_id, batch, place);`;

/** Results are written once and never changed: the application may only add and read. */
const wall = `
ALTER TABLE test_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON test_run
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT ON test_run TO fermata_app;`;

/** Results of test definitions. */
export class TestRuns1764500000000 implements MigrationInterface {
  readonly name = 'TestRuns1764500000000';

  /** Adds a table; changes no row. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, wall]) await runner.query(part);
  }

  /** Takes it back, with all results. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE test_run');
  }
}
