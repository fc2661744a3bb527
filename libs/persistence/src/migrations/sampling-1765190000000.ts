import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rules of sampling are one document: its revision, and who made it when. */
export class Sampling1765190000000 implements MigrationInterface {
  readonly name = 'Sampling1765190000000';

  /** Adds an empty table; rules that there are stand as revision 0. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sampling_list (
        project_id text PRIMARY KEY REFERENCES project (id),
        revision integer NOT NULL,
        changed_by text,
        changed_at timestamptz(3)
      );
      ALTER TABLE sampling_list ENABLE ROW LEVEL SECURITY;
      CREATE POLICY project_wall ON sampling_list
        USING (project_id = current_setting('fermata.project', true))
        WITH CHECK (project_id = current_setting('fermata.project', true));
      GRANT SELECT, INSERT, UPDATE ON sampling_list TO fermata_app;`);
  }

  /** Takes it back; the rules stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sampling_list');
  }
}
