import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (...names: readonly string[]): string => `
  ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
  ALTER TABLE notice ADD CONSTRAINT notice_kind_check CHECK (kind IN (${names.map((name) => `'${name}'`).join(', ')}));`;

/** Notices of tasks that a timer has given to other people. */
export class Reassignments1764400000000 implements MigrationInterface {
  readonly name = 'Reassignments1764400000000';

  /** Allows the new kind of notice; all that is there stays as it is. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds('remind', 'escalate', 'reassign', 'returned'));
  }

  /** Takes it back, with the notices of that kind. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DELETE FROM notice WHERE kind = 'reassign'; ${kinds('remind', 'escalate', 'returned')}`,
    );
  }
}
