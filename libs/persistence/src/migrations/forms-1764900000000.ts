import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Grows with every save, so that one device does not write over what another has saved. */
const drafts = `
ALTER TABLE task ADD COLUMN draft_revision int NOT NULL DEFAULT 0;
UPDATE task SET draft_revision = 1 WHERE draft_at IS NOT NULL;`;

/** Who has had the form of a task before them, and when first and last while it was open. */
const sights = `
CREATE TABLE task_sight (
  project_id text NOT NULL,
  task_id text NOT NULL,
  person text NOT NULL,
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, task_id, person),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);`;

/** What people attach. The bytes stay out of the row and are not compressed: most are already. */
const files = `
CREATE TABLE file (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size int NOT NULL CHECK (size BETWEEN 1 AND 10485760),
  sha256 text NOT NULL,
  content bytea NOT NULL,
  task_id text,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);
ALTER TABLE file ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX file_of_task ON file (project_id, task_id) WHERE task_id IS NOT NULL;
CREATE INDEX file_of_person ON file (project_id, uploaded_by, uploaded_at);`;

const wall = (table: string, verbs: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT ${verbs} ON ${table} TO fermata_app;`;

/** What forms need: drafts that do not write over each other, who has seen what, files. */
export class Forms1764900000000 implements MigrationInterface {
  readonly name = 'Forms1764900000000';

  /** Adds two tables and a column; a draft that is there is of revision 1. A file is never changed. */
  async up(runner: QueryRunner): Promise<void> {
    const walls = [wall('task_sight', 'SELECT, INSERT, UPDATE'), wall('file', 'SELECT, INSERT')];
    for (const part of [drafts, sights, files, ...walls]) await runner.query(part);
  }

  /** Takes them back, with all files. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE file, task_sight; ALTER TABLE task DROP COLUMN draft_revision;');
  }
}
