import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts that a draft has had: those that someone named, and the latest of each sitting. */
const revisions = `
CREATE TABLE draft_revision (
  project_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  revision int NOT NULL CHECK (revision > 0),
  source text NOT NULL,
  format text NOT NULL CHECK (format IN ('yaml', 'json')),
  label text NOT NULL DEFAULT '',
  begun_at timestamptz(3) NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, kind, name, revision),
  FOREIGN KEY (project_id, kind, name) REFERENCES definition (project_id, kind, name)
);`;

/** Who has a draft open, by tab. Worth nothing after a minute: not logged. */
const presence = `
CREATE UNLOGGED TABLE draft_presence (
  project_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  tab text NOT NULL,
  person text NOT NULL,
  place text NOT NULL,
  editing boolean NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, kind, name, tab)
);`;

/** What judging the draft found when it was saved, so that lists can say so. */
const findings = `
ALTER TABLE definition ADD COLUMN draft_errors int NOT NULL DEFAULT 0,
  ADD COLUMN draft_warnings int NOT NULL DEFAULT 0;`;

const walls = ['draft_revision', 'draft_presence']
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`,
  )
  .join('\n');

/** What editing together needs: earlier texts, who is there, what was found. */
export class Drafts1764800000000 implements MigrationInterface {
  readonly name = 'Drafts1764800000000';

  /** Adds tables and two columns; drafts that are there count as without findings until they are saved again. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [revisions, presence, findings, walls]) await runner.query(part);
  }

  /** Takes them back, with all earlier texts of drafts. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE draft_presence, draft_revision;
      ALTER TABLE definition DROP COLUMN draft_errors, DROP COLUMN draft_warnings;`);
  }
}
