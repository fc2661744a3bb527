import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definitionTables } from './initial/definitions.ts';
import { eventTables } from './initial/events.ts';
import { instanceTables } from './initial/instances.ts';
import { peopleTables } from './initial/people.ts';
import { taskTables } from './initial/tasks.ts';
import { trailTables } from './initial/trail.ts';
import { walls } from './initial/walls.ts';

/** Everything of the first release, with the project wall and the seeded project `default`. */
export class Initial1764000000000 implements MigrationInterface {
  readonly name = 'Initial1764000000000';

  /** Creates all tables. */
  async up(runner: QueryRunner): Promise<void> {
    const parts = [
      definitionTables,
      instanceTables,
      taskTables,
      eventTables,
      peopleTables,
      trailTables,
      walls,
    ];
    for (const part of parts) await runner.query(part);
    await runner.query(`INSERT INTO project (id, title) VALUES ('default', 'Default')`);
  }

  /** There is nothing before the first release. */
  down(): Promise<void> {
    return Promise.reject(new Error('the first migration is not undone: drop the database'));
  }
}
