import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fleetTables } from './operations/fleets.ts';
import { supersededVisits } from './operations/superseded.ts';

/** As every table of a project: only its own rows are seen and written (row-level security). */
const walls = ['fleet', 'fleet_member']
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`,
  )
  .join('\n');

/** What operators' verbs need: superseded visits, and verbs for many instances. */
export class Operations1764200000000 implements MigrationInterface {
  readonly name = 'Operations1764200000000';

  /** Adds to what is there; changes no row. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [supersededVisits, fleetTables, walls]) await runner.query(part);
  }

  /** Takes it back; superseded visits are then shown as cancelled. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE fleet_member, fleet;
      UPDATE step_visit SET status = 'cancelled' WHERE status = 'superseded';
      ALTER TABLE step_visit DROP CONSTRAINT step_visit_status_check;
      ALTER TABLE step_visit ADD CONSTRAINT step_visit_status_check
        CHECK (status IN ('open', 'held', 'completed', 'failed', 'cancelled', 'skipped'));`);
  }
}
