import type { MigrationInterface, QueryRunner } from 'typeorm';
import { childTables } from './waits/children.ts';
import { subscriptionTables } from './waits/subscriptions.ts';

const tables = ['subscription', 'event_delivery', 'awaited_child'];

/** As every table of a project: only its own rows are seen and written (row-level security). */
const walls = tables
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`,
  )
  .join('\n');

/** Waits for events and child instances. */
export class Waits1764100000000 implements MigrationInterface {
  readonly name = 'Waits1764100000000';

  /** Creates what waits and children need; all that is there stays as it is. */
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [subscriptionTables, childTables, walls]) await runner.query(part);
    await runner.query('GRANT USAGE ON SEQUENCE event_delivery_n_seq TO fermata_app');
  }

  /** Takes it back; only for a database in which nothing waits. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE awaited_child, event_delivery, subscription;
      ALTER TABLE instance DROP COLUMN parent_id, DROP COLUMN parent_work, DROP COLUMN depth;
      DROP INDEX outbox_events;
      DELETE FROM outbox WHERE kind IN ('events', 'end');
      ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
      ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check
        CHECK (kind IN ('start', 'submit', 'operate', 'emit'));`);
  }
}
