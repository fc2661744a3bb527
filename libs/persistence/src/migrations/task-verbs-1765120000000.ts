import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who had a task last, for its way back; whoever gets it decides anew when to look at it again. */
const holders = `
ALTER TABLE task ADD COLUMN held_before text;
CREATE FUNCTION fermata_task_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.held_before := OLD.assignee;
  NEW.follow_up_at := NULL;
  IF NEW.assignee IS NULL THEN
    NEW.owner := NULL;
    NEW.allocated := false;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER task_holder BEFORE UPDATE OF assignee ON task FOR EACH ROW
  WHEN (OLD.assignee IS DISTINCT FROM NEW.assignee) EXECUTE FUNCTION fermata_task_holder();`;

/** Who does not want a task that is offered to them, and who helps its holder. */
const people = `
CREATE TABLE task_decline (
  project_id text NOT NULL,
  task_id text NOT NULL,
  person text NOT NULL,
  reason text,
  declined_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, task_id, person),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);
CREATE TABLE task_helper (
  project_id text NOT NULL,
  task_id text NOT NULL,
  person text NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, task_id, person),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);
CREATE INDEX task_helper_by_person ON task_helper (project_id, person, task_id);`;

/** The order in which a person has laid its own tasks. */
const ranks = `
CREATE TABLE task_rank (
  project_id text NOT NULL,
  person text NOT NULL,
  task_id text NOT NULL,
  rank int NOT NULL,
  PRIMARY KEY (project_id, person, task_id),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);`;

/** Answers given before they were asked for; one waits for each step. */
const early = `
CREATE TABLE early_answer (
  project_id text NOT NULL,
  instance_id text NOT NULL,
  step_id text NOT NULL,
  person text NOT NULL,
  form text,
  output json NOT NULL,
  outcome text,
  given_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, instance_id, step_id),
  FOREIGN KEY (project_id, instance_id) REFERENCES instance (project_id, id)
);`;

const tables = Object.freeze(['task_decline', 'task_helper', 'task_rank', 'early_answer']);

const wall = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`;

/** What people do with tasks besides answering them: decline, help, lay in order, answer early. */
export class TaskVerbs1765120000000 implements MigrationInterface {
  readonly name = 'TaskVerbs1765120000000';

  /** Adds four tables, and what is kept when a task changes hands. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [holders, people, ranks, early, ...tables.map(wall)]) await runner.query(part);
  }

  /** Takes them back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ${tables.join(', ')};
      DROP TRIGGER task_holder ON task;
      DROP FUNCTION fermata_task_holder();
      ALTER TABLE task DROP COLUMN held_before;`);
  }
}
