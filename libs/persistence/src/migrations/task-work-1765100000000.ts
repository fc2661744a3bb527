import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists order and find by, and what people do with a task besides answering it. */
const columns = `
ALTER TABLE task
  ADD COLUMN business_key text,
  ADD COLUMN start_by timestamptz(3),
  ADD COLUMN suspended_at timestamptz(3),
  ADD COLUMN suspended_by text,
  ADD COLUMN follow_up_at timestamptz(3),
  ADD COLUMN owner text,
  ADD COLUMN allocated boolean NOT NULL DEFAULT false,
  ADD COLUMN separate_from text[] NOT NULL DEFAULT '{}';
UPDATE task t SET business_key = i.business_key, start_by = t.due_at
  FROM instance i WHERE i.project_id = t.project_id AND i.id = t.instance_id;`;

/** A right of its own over a group's tasks: to suspend them. */
const verbs = `
ALTER TABLE group_grant DROP CONSTRAINT group_grant_verb_check;
ALTER TABLE group_grant ADD CONSTRAINT group_grant_verb_check
  CHECK (verb IN ('see', 'claim', 'complete', 'reassign', 'suspend'));`;

/** People's work: tasks are suspended, put off, delegated, allocated, and kept apart from others of their instance. */
export class TaskWork1765100000000 implements MigrationInterface {
  readonly name = 'TaskWork1765100000000';

  /** Adds columns to tasks; those that are there are due as before. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [columns, verbs]) await runner.query(part);
  }

  /** Takes them back, with the grants of the new right. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM group_grant WHERE verb = 'suspend';
      ALTER TABLE group_grant DROP CONSTRAINT group_grant_verb_check;
      ALTER TABLE group_grant ADD CONSTRAINT group_grant_verb_check
        CHECK (verb IN ('see', 'claim', 'complete', 'reassign'));
      ALTER TABLE task DROP COLUMN business_key, DROP COLUMN start_by, DROP COLUMN suspended_at,
        DROP COLUMN suspended_by, DROP COLUMN follow_up_at, DROP COLUMN owner, DROP COLUMN allocated,
        DROP COLUMN separate_from;`);
  }
}
