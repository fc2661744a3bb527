import type { MigrationInterface, QueryRunner } from 'typeorm';
import { attemptTables } from './desk/attempts.ts';
import { instanceEvents } from './desk/instance-events.ts';
import { instanceLists } from './desk/instance-lists.ts';
import { savedViews } from './desk/saved-views.ts';

/** As every table of a project: only its own rows are seen and written (row-level security). */
const walls = ['visit_attempt', 'visit_log', 'instance_event', 'saved_view']
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`,
  )
  .join('\n');

/** What the desk of running instances needs: lists that stay fast, attempts with their log, saved views. */
export class Desk1764700000000 implements MigrationInterface {
  readonly name = 'Desk1764700000000';

  /** Adds to what is there; instances that are there say when they last changed as well as can be known. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [instanceLists, attemptTables, instanceEvents, savedViews, walls])
      await runner.query(part);
    await runner.query('GRANT USAGE ON SEQUENCE visit_log_n_seq TO fermata_app');
  }

  /** Takes it back, with attempts, log lines and views. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE saved_view, instance_event, visit_log, visit_attempt;
      DROP INDEX event_by_emitter, instance_by_definition_status, instance_by_starter, instance_by_error, instance_by_key_start,
        instance_by_change, instance_open_newest;
      ALTER TABLE instance DROP COLUMN error_code, DROP COLUMN key_folded, DROP COLUMN changed_at;`);
  }
}
