import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say about a task. A text that was taken back is gone; its row stays, so that answers keep their place. */
const comments = `
CREATE TABLE task_comment (
  project_id text NOT NULL,
  id text NOT NULL,
  task_id text NOT NULL,
  instance_id text NOT NULL,
  author text NOT NULL,
  text text NOT NULL,
  audience text NOT NULL CHECK (audience IN ('internal', 'instance')),
  mentions text[] NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL,
  edited_at timestamptz(3),
  removed_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);
CREATE INDEX task_comment_of_task ON task_comment (project_id, task_id, created_at, id);
CREATE INDEX task_comment_of_instance ON task_comment (project_id, instance_id, created_at, id)
  WHERE audience = 'instance';`;

/** A file is beside one comment only. One that came by the comment belongs to its task no longer than the comment. */
const commentFiles = `
CREATE TABLE comment_file (
  project_id text NOT NULL,
  file_id text NOT NULL,
  comment_id text NOT NULL,
  place int NOT NULL,
  adopted boolean NOT NULL,
  PRIMARY KEY (project_id, file_id),
  FOREIGN KEY (project_id, file_id) REFERENCES file (project_id, id),
  FOREIGN KEY (project_id, comment_id) REFERENCES task_comment (project_id, id)
);
CREATE INDEX comment_file_of_comment ON comment_file (project_id, comment_id, place);
GRANT UPDATE (task_id) ON file TO fermata_app;`;

const watches = `
CREATE TABLE task_watch (
  project_id text NOT NULL,
  task_id text NOT NULL,
  person text NOT NULL,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, task_id, person),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);`;

const presence = `
CREATE UNLOGGED TABLE task_presence (
  project_id text NOT NULL,
  task_id text NOT NULL,
  tab text NOT NULL,
  person text NOT NULL,
  editing boolean NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, task_id, tab)
);`;

const macros = `
CREATE TABLE macro (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  owner text NOT NULL,
  name text NOT NULL,
  step text,
  outcome text,
  data json NOT NULL,
  comment text,
  is_shared boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id)
);
CREATE UNIQUE INDEX macro_name ON macro (project_id, owner, COALESCE(step, ''), name);
CREATE INDEX macro_shared ON macro (project_id) WHERE is_shared;`;

/** One row for each person that is told; \`notice\` stays the log of what timers have done. */
const notices = `
CREATE TABLE person_notice (
  project_id text NOT NULL,
  id text NOT NULL,
  person text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('assigned', 'delegated', 'returned', 'mentioned', 'commented', 'reminded',
    'escalated', 'reassigned', 'closed')),
  task_id text NOT NULL,
  title text NOT NULL,
  by text NOT NULL,
  detail text,
  comment_id text,
  channel text NOT NULL CHECK (channel IN ('mail', 'digest', 'app')),
  at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  mail_id text,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);
CREATE INDEX person_notice_newest ON person_notice (project_id, person, at DESC, id DESC);
CREATE INDEX person_notice_unread ON person_notice (project_id, person) WHERE read_at IS NULL;
CREATE INDEX person_notice_digest ON person_notice (project_id, person, at)
  WHERE channel = 'digest' AND mail_id IS NULL;
CREATE INDEX person_notice_by_age ON person_notice USING brin (at) WITH (pages_per_range = 32);
CREATE TABLE notice_setting (
  project_id text NOT NULL REFERENCES project (id),
  person text NOT NULL,
  channels json NOT NULL,
  digest_at text NOT NULL,
  PRIMARY KEY (project_id, person)
);`;

const kinds = (...names: readonly string[]): string => `
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN (${names.map((name) => `'${name}'`).join(', ')}));`;

const before = Object.freeze(['start', 'submit', 'operate', 'emit', 'events', 'end']);

const wall = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`;

const walled = Object.freeze([
  'task_comment',
  'comment_file',
  'task_watch',
  'task_presence',
  'macro',
  'person_notice',
  'notice_setting',
]);

/** People talk about tasks, are told of what happens to them, and keep answers for the next time. */
export class Talk1765140000000 implements MigrationInterface {
  readonly name = 'Talk1765140000000';

  /** Adds tables, and a kind of message: mail. */
  async up(runner: QueryRunner): Promise<void> {
    const tables = [comments, commentFiles, watches, presence, macros, notices];
    for (const part of [...tables, ...walled.map(wall), kinds(...before, 'mail')]) await runner.query(part);
  }

  /** Takes them back, with all that was said; mail that waits is never sent. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM outbox WHERE kind = 'mail'; ${kinds(...before)}
      REVOKE UPDATE (task_id) ON file FROM fermata_app;
      DROP TABLE ${[...walled].reverse().join(', ')};`);
  }
}
