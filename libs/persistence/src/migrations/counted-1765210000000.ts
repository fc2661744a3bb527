import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tallyBackfill } from './tallies/tally-upkeep.ts';

/** The desk's numbers have all tasks in them. A transaction of its own: what the triggers needed is locked no longer. */
export class Counted1765210000000 implements MigrationInterface {
  readonly name = 'Counted1765210000000';

  /** Counts what there is, while work may go on. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tallyBackfill);
  }

  /** What was counted goes with its tables. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
