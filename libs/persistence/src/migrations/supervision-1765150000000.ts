import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the desk reads of tasks: of closed ones an index that holds all it asks for, so that no row of a task is read.
 */
const indexes = `
CREATE INDEX task_closed_in_numbers ON task (project_id, closed_at)
  INCLUDE (id, status, submitted_by, created_at, submitted_at, due_at) WHERE closed_at IS NOT NULL;
CREATE INDEX task_in_rounds ON task (project_id, instance_id, regexp_replace(work, '\\[[0-9]+\\]$', ''), due_at)
  WHERE closed_at IS NULL AND work LIKE '%]';
CREATE INDEX task_apart ON task (project_id, instance_id, regexp_replace(work, '\\[[0-9]+\\]$', ''), due_at)
  WHERE closed_at IS NULL AND NOT work LIKE '%]' AND (not_users <> '{}' OR separate_from <> '{}');
CREATE INDEX audit_of_handing_on ON audit (project_id, number DESC)
  WHERE verb IN ('task.remind', 'task.escalate', 'task.escalated', 'task.reassign', 'task.assigned',
  'task.delegated', 'task.taken-over', 'task.returned');`;

/** Of which steps how many completed tasks are reviewed, which were drawn, and what was found. */
const samples = `
CREATE TABLE sampling (
  project_id text NOT NULL REFERENCES project (id),
  definition text NOT NULL,
  step_id text NOT NULL,
  percent numeric(5, 2) NOT NULL CHECK (percent > 0 AND percent <= 100),
  PRIMARY KEY (project_id, definition, step_id)
);
CREATE TABLE sample (
  project_id text NOT NULL,
  task_id text NOT NULL,
  completed_at timestamptz(3) NOT NULL,
  verdict text CHECK (verdict IN ('right', 'wrong')),
  note text,
  reviewed_by text,
  reviewed_at timestamptz(3),
  PRIMARY KEY (project_id, task_id),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id),
  CHECK ((verdict IS NULL) = (reviewed_by IS NULL) AND (verdict IS NULL) = (reviewed_at IS NULL))
);
CREATE INDEX sample_open ON sample (project_id, completed_at DESC, task_id DESC) WHERE verdict IS NULL;
CREATE INDEX sample_reviewed ON sample (project_id, completed_at DESC, task_id DESC) WHERE verdict IS NOT NULL;`;

const wall = (table: string, verbs: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT ${verbs} ON ${table} TO fermata_app;`;

/** What supervisors need: numbers that stay fast, and reviews of completed work. */
export class Supervision1765150000000 implements MigrationInterface {
  readonly name = 'Supervision1765150000000';

  /** Adds two tables and indexes; "today" is of a person's zone, which projects may read from now on. */
  async up(runner: QueryRunner): Promise<void> {
    const walls = [wall('sampling', 'SELECT, INSERT, DELETE'), wall('sample', 'SELECT, INSERT, UPDATE')];
    const zone = 'GRANT SELECT (zone) ON user_account TO fermata_app;';
    for (const part of [indexes, samples, ...walls, zone]) await runner.query(part);
  }

  /** Takes them back, with all reviews. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT (zone) ON user_account FROM fermata_app;
      DROP TABLE sample, sampling;
      DROP INDEX task_closed_in_numbers, task_in_rounds, task_apart, audit_of_handing_on;`);
  }
}
