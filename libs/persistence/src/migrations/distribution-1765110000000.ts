import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is away from when until when, and who stands in. Times are half open: at `until_at` the person is back. */
const absences = `
CREATE TABLE absence (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  person text NOT NULL REFERENCES user_account (id),
  from_at timestamptz(3) NOT NULL,
  until_at timestamptz(3) NOT NULL,
  substitute text REFERENCES user_account (id),
  note text,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  CHECK (until_at > from_at),
  CHECK (substitute <> person)
);
CREATE INDEX absence_of_person ON absence (project_id, person, until_at);
CREATE INDEX absence_of_substitute ON absence (project_id, substitute, until_at) WHERE substitute IS NOT NULL;`;

/** What distribution asks of a person. */
const profiles = `
CREATE TABLE work_profile (
  project_id text NOT NULL REFERENCES project (id),
  person text NOT NULL REFERENCES user_account (id),
  manager text REFERENCES user_account (id),
  calendar text,
  PRIMARY KEY (project_id, person),
  CHECK (manager <> person)
);
CREATE TABLE person_skill (
  project_id text NOT NULL REFERENCES project (id),
  person text NOT NULL REFERENCES user_account (id),
  skill text NOT NULL,
  PRIMARY KEY (project_id, person, skill)
);
CREATE INDEX person_skill_by_skill ON person_skill (project_id, skill, person);`;

/** When each person was last given a task of a step, and how often; and what the step says of whom it is for. */
const giving = `
CREATE TABLE task_turn (
  project_id text NOT NULL REFERENCES project (id),
  definition text NOT NULL,
  step_id text NOT NULL,
  person text NOT NULL,
  turn bigint NOT NULL,
  PRIMARY KEY (project_id, definition, step_id, person)
);
ALTER TABLE task ADD COLUMN assign json;
CREATE INDEX task_by_performer ON task (project_id, submitted_by, definition, step_id)
  WHERE submitted_by IS NOT NULL;`;

const wall = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`;

/** Who gets a task: absences and who stands in, skills, managers, calendars, and whose turn it is. */
export class Distribution1765110000000 implements MigrationInterface {
  readonly name = 'Distribution1765110000000';

  /** Adds tables, all empty, and to tasks what their step says of people; older tasks have nothing to say. */
  async up(runner: QueryRunner): Promise<void> {
    const walls = ['absence', 'work_profile', 'person_skill', 'task_turn'].map(wall);
    for (const part of [absences, profiles, giving, ...walls]) await runner.query(part);
  }

  /** Takes them back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX task_by_performer;
      DROP TABLE absence, work_profile, person_skill, task_turn;
      ALTER TABLE task DROP COLUMN assign;`);
  }
}
