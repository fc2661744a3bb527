import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a look at a row asks for besides its place: with it, a list and a count are read from the index alone. */
const looked = 'INCLUDE (guarded, follow_up_at)';

const places = Object.freeze({
  task_inbox_by_priority: 'project_id, principal, lane, priority, due, created_at, task_id',
  task_inbox_by_risk: 'project_id, principal, lane, start_by, priority, created_at, task_id',
  task_inbox_by_age: 'project_id, principal, lane, created_at, task_id',
  task_inbox_by_workflow:
    'project_id, principal, lane, definition, step_id, priority, due, created_at, task_id',
});

/** An index is read alone only where a vacuum has been since: it comes after a fiftieth has changed, not after a fifth. */
const vacuum = 'autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02';

/** Pages of the inbox are read from its indexes, without a look at its rows. */
export class Read1765220000000 implements MigrationInterface {
  readonly name = 'Read1765220000000';
  /** Indexes are made while work goes on, which no transaction can do. What was interrupted begins again. */
  readonly transaction = false;

  /** Puts new indexes in the place of those that were there, one after the other. */
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(places)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}_anew`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name}_anew ON task_inbox (${columns}) ${looked}`);
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`ALTER INDEX ${name}_anew RENAME TO ${name}`);
    }
    await runner.query(`ALTER TABLE task_inbox SET (${vacuum})`);
  }

  /** Puts back what was there. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(places)) {
      await runner.query(`DROP INDEX ${name}; CREATE INDEX ${name} ON task_inbox (${columns})`);
    }
    await runner.query(`ALTER TABLE task_inbox RESET (${vacuum.replaceAll(/ = [\d.]+/g, '')})`);
  }
}
