import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What grows by time is found by time when it is forgotten; these indexes are a few pages, and cost writers nothing. */
export class Upkeep1765000000000 implements MigrationInterface {
  readonly name = 'Upkeep1765000000000';

  /** Adds the indexes. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX visit_attempt_by_age ON visit_attempt USING brin (started_at) WITH (pages_per_range = 32);
      CREATE INDEX visit_log_by_age ON visit_log USING brin (at) WITH (pages_per_range = 32);
      CREATE INDEX file_by_age ON file (uploaded_at);`);
  }

  /** Takes them away. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX visit_attempt_by_age, visit_log_by_age, file_by_age');
  }
}
