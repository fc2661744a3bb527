import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a move has called otherwise, and how tasks were called before it, for its undoing. */
const moves = `
CREATE TABLE instance_move (
  project_id text NOT NULL,
  instance_id text NOT NULL,
  move_id text NOT NULL,
  steps json NOT NULL,
  prior json NOT NULL,
  moved_at timestamptz(3) NOT NULL,
  undone_at timestamptz(3),
  PRIMARY KEY (project_id, instance_id, move_id),
  FOREIGN KEY (project_id, instance_id) REFERENCES instance (project_id, id)
);
ALTER TABLE instance_move ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON instance_move
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE ON instance_move TO fermata_app;`;

/** The inbox finds a task by the step that it is of now. */
const inbox = `
CREATE FUNCTION fermata_inbox_of_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE task_inbox SET step_id = NEW.step_id WHERE project_id = NEW.project_id AND task_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER task_inbox_of_renamed AFTER UPDATE OF step_id ON task FOR EACH ROW
  WHEN (OLD.step_id IS DISTINCT FROM NEW.step_id) EXECUTE FUNCTION fermata_inbox_of_renamed();`;

/** Tasks follow their step when a move gives it another name. */
export class Moves1765200000000 implements MigrationInterface {
  readonly name = 'Moves1765200000000';

  /** Adds an empty table. Instances that were moved before keep the names that their tasks have. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [moves, inbox]) await runner.query(part);
  }

  /** Takes it back; tasks keep their names. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER task_inbox_of_renamed ON task;
      DROP FUNCTION fermata_inbox_of_renamed();
      DROP TABLE instance_move;`);
  }
}
