import type { MigrationInterface, QueryRunner } from 'typeorm';
import { slots, strandedIndexes, tallyTables } from './tallies/tally-tables.ts';
import { tallyUpkeep, tallyUpkeepDown } from './tallies/tally-upkeep.ts';

const wall = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`;

/** The desk's numbers are kept, and no longer counted from the tasks. */
export class Tallies1765180000000 implements MigrationInterface {
  readonly name = 'Tallies1765180000000';

  /** Adds them, and has them kept from now on; {@link Counted1765210000000} adds what there is. */
  async up(runner: QueryRunner): Promise<void> {
    const walls = [wall('desk_tally'), wall('desk_delta')];
    const parts = [tallyTables, ...walls, strandedIndexes, slots, ...tallyUpkeep];
    for (const part of parts) await runner.query(part);
  }

  /** Takes them back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${tallyUpkeepDown}
      DROP TABLE desk_tally, desk_delta;
      DROP INDEX task_inbox_barred;`);
  }
}
