import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Page, type TestRunBatch, type TestRunRow } from '@fermata/contracts';
import {
  Database,
  TestRunRepository,
  VersionRepository,
  type TestRun,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { TestShelf, unknown, type ReadyTest } from './ready-tests.ts';
import { runTests } from './run-tests.ts';
import { TESTS_LIMIT, type ListTestRunsQuery, type RunTestsDto } from './test-run.dto.ts';

const bounds = Object.freeze({ totalMs: 10_000, most: 20_000 });

/** Tests in the simulator, with their results kept. */
@Injectable()
export class TestRunsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /**
   * Runs tests and stores a result for each. No transaction is open while they run; a repeated request may run them
   * again, but is answered what the first one has stored.
   */
  async run(caller: Caller, wanted: RunTestsDto, once: Repeatable): Promise<TestRunBatch> {
    const ready = await this.#inProject(caller, (tx) => readyTests(tx, wanted));
    const { records, notRun } = await runTests(ready, bounds);
    return this.#inProject(caller, async (tx) => {
      const runs = new TestRunRepository(tx);
      const stored = await onceOnly(tx, once, async () => {
        const batch = `tb-${randomUUID()}`;
        await runs.add(batch, records);
        return { batch, notRun };
      });
      return batchAnswer(stored, await runs.ofBatch(stored.batch));
    });
  }

  /** Results, newest first. */
  list(caller: Caller, query: ListTestRunsQuery): Promise<Page<TestRunRow>> {
    const { workflow, test } = query;
    return this.#inProject(caller, async (tx) => {
      const page = await new TestRunRepository(tx).list(present({ workflow, test }), pageRequestOf(query));
      return { ...page, items: page.items.map(rowAnswer) };
    });
  }

  /** One result, or `test-run.unknown`. */
  get(caller: Caller, id: string): Promise<TestRunRow> {
    return this.#inProject(caller, async (tx) => rowAnswer(await new TestRunRepository(tx).demand(id)));
  }

  #inProject<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

async function readyTests(tx: Transaction, wanted: RunTestsDto): Promise<readonly ReadyTest[]> {
  const shelf = new TestShelf(tx);
  const ready: ReadyTest[] = [];
  for (const name of new Set(await namesOf(tx, wanted))) ready.push(await shelf.ready(name));
  return ready;
}

async function namesOf(tx: Transaction, { tests, workflow }: RunTestsDto): Promise<readonly string[]> {
  if ((tests === undefined) === (workflow === undefined))
    throw refused('test-run.choice', 'Name tests, or a workflow: one of the two');
  if (workflow === undefined) return tests ?? [];
  const [known] = await new VersionRepository(tx).latestOf('workflow', [workflow]);
  if (known === undefined) throw unknown('workflow', workflow);
  const names = await new TestRunRepository(tx).testsOf(workflow, TESTS_LIMIT + 1);
  if (names.length <= TESTS_LIMIT) return names;
  throw refused('test-run.too-many', `"${workflow}" has more than ${TESTS_LIMIT} tests: name some of them`);
}

function refused(code: string, message: string): AppError {
  return new AppError(code, message, { status: 422 });
}

function batchAnswer(stored: Pick<TestRunBatch, 'batch' | 'notRun'>, rows: readonly TestRun[]): TestRunBatch {
  const passed = rows.filter((row) => row.passed).length;
  const { batch, notRun } = stored;
  return { batch, passed, failed: rows.length - passed, notRun, items: rows.map(rowAnswer) };
}

function rowAnswer({ testVersion, runAt, ...row }: TestRun): TestRunRow {
  return { ...row, runAt: runAt.toISOString(), ...(testVersion === 0 ? {} : { testVersion }) };
}
