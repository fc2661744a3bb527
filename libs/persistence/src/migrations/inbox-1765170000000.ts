import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wordsOf } from '../tasks/inbox/words.ts';
import {
  inboxIndexes,
  inboxTable,
  startBy,
  startByOfOpen,
  taskIndexes,
  wordTable,
} from './inbox/inbox-table.ts';
import { inboxBackfill, inboxUpkeep, inboxUpkeepDown } from './inbox/inbox-upkeep.ts';

const wall = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO fermata_app;`;

interface Titled {
  readonly project_id: string;
  readonly id: string;
  readonly title: string;
  readonly business_key: string | null;
}

const atOnce = 5_000;

/** An inbox of its own, so that lists of very many tasks stay fast, and the words that tasks are found by. */
export class Inbox1765170000000 implements MigrationInterface {
  readonly name = 'Inbox1765170000000';

  /** Adds both with what there is; open tasks get the latest moment to begin. */
  async up(runner: QueryRunner): Promise<void> {
    const tables = [inboxTable, wordTable, wall('task_inbox'), wall('task_word')];
    const parts = [
      ...tables,
      startBy,
      taskIndexes,
      startByOfOpen,
      ...inboxUpkeep,
      inboxBackfill,
      inboxIndexes,
    ];
    for (const part of parts) await runner.query(part);
    await addWords(runner);
  }

  /** Takes them back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${inboxUpkeepDown}
      DROP TABLE task_inbox, task_word;
      DROP INDEX task_by_business_key, task_done, task_done_by, task_keeping_apart, task_handled;
      CREATE INDEX task_open_by_priority
        ON task (project_id, priority, (COALESCE(due_at, 'infinity'::timestamptz)), created_at, id)
        WHERE closed_at IS NULL;`);
  }
}

/** Tasks that are open: those that have ended before are found by their instance. */
async function addWords(runner: QueryRunner): Promise<void> {
  for (let last: readonly [string, string] = ['', '']; ;) {
    const tasks = (await runner.query(
      `SELECT project_id, id, title, business_key FROM task WHERE closed_at IS NULL AND (project_id, id) > ($1, $2)
       ORDER BY project_id, id LIMIT ${atOnce}`,
      [...last],
    )) as readonly Titled[];
    const words = tasks.flatMap(({ project_id, id, title, business_key }) =>
      wordsOf(title, business_key).map((word) => [project_id, id, word] as const),
    );
    await runner.query(
      'INSERT INTO task_word (project_id, task_id, word) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])',
      [0, 1, 2].map((column) => words.map((row) => row[column])),
    );
    const end = tasks.at(-1);
    if (end === undefined || tasks.length < atOnce) return;
    last = [end.project_id, end.id];
  }
}
