import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppError } from '@fermata/contracts';
import {
  createTestDatabase,
  makeGroup,
  makeUsers,
  meanwhile,
  noTriggers,
  offerTask,
  pointOf,
  project,
  publishWorkflow,
  startInstance,
  viewerOf,
  type TestDatabase,
} from '@fermata/testing';
import {
  HandingRepository,
  NextTaskRepository,
  openDatabase,
  PointRepository,
  StandingRepository,
  SubmissionRepository,
  taskIdOf,
  TaskHistoryRepository,
  TaskRepository,
  type Database,
  type InstanceDetail,
  type TaskHappening,
  type Transaction,
} from '../../index.ts';

/** As many as reliability asks for in the long form; enough to be sure of the statement otherwise. */
const rounds = process.env['FERMATA_LONG'] === '1' ? 50 : 2;
/** What so many rounds may take on a slow machine. */
const patienceMs = 30_000 + rounds * 12_000;
const crowd = 200;
/** How often somebody asks in all for a connection that is not free in time. */
const asks = 8;
const agents = Array.from({ length: 20 }, (_, place) => `agent${place}`);
const agentOf = (place: number) => viewerOf(agents[place % agents.length] ?? '', ['refunds']);
const chief = viewerOf('chief', [], true);

describe('many at one task at once', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  /** On a busy machine the pool may not have a connection in time: then it is asked again, as a client does. */
  const inside = async <T>(actor: string, work: (tx: Transaction) => Promise<T>): Promise<T> => {
    for (let ask = 1; ; ask += 1) {
      try {
        return await database.inProject(project, work, { actor });
      } catch (failure) {
        if ((failure as AppError).code !== 'database.unavailable' || ask === asks) throw failure;
      }
    }
  };

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 12 });
    await publishWorkflow(database, 'review');
    await makeUsers(database, [...agents, 'chief']);
    await makeGroup(database, 'refunds', agents);
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  const apply = (instance: InstanceDetail, seq: number, effects: Parameters<typeof pointOf>[2]) =>
    inside('worker:w', (tx) =>
      new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, seq, effects)),
    );
  const open = async () => {
    const instance = await startInstance(database, 'review', `race ${(made += 1)}`);
    await apply(instance, 1, [offerTask('review#1', { groups: ['refunds'] })]);
    return { instance, taskId: taskIdOf(instance.id, 'review#1') };
  };
  const rowOf = (taskId: string) => inside('chief', (tx) => new TaskRepository(tx).get(taskId, chief));
  const historyOf = (taskId: string) => inside('chief', (tx) => new TaskHistoryRepository(tx).of(taskId));
  const countOf = (history: readonly TaskHappening[], what: string) =>
    history.filter((row) => row.what === what).length;
  const refusals = (results: readonly PromiseSettledResult<unknown>[]) =>
    results.flatMap((one) => (one.status === 'rejected' ? [one.reason as AppError] : []));
  const together = <T>(deed: (place: number) => Promise<T>, count = crowd) =>
    Promise.allSettled(Array.from({ length: count }, (_, place) => deed(place)));

  it('has nobody wait who seeks the next task: what another one is about to take is passed over', async () => {
    const free = [await open(), await open()].map(({ taskId }) => taskId);
    const next = (place: number) => async (tx: Transaction) => {
      const found = await new NextTaskRepository(tx).find({ mode: 'list', not: [] }, agentOf(place));
      if (found !== undefined) await new TaskRepository(tx).claim(found, agentOf(place));
      return found;
    };
    const { first, hasToWait, end } = await inside(agentOf(0).userId, async (tx) => ({
      first: await next(0)(tx),
      ...(await meanwhile(tx, () => inside(agentOf(1).userId, next(1)))),
    }));
    expect(hasToWait).toBe(false);
    const second = await end;
    expect(second.status === 'fulfilled' && [first, second.value].sort()).toEqual(free.sort());
  });

  it('has nobody wait who takes a case: a task of it that another one is about to take is left to that one', async () => {
    const instance = await startInstance(database, 'review', 'case');
    const ofCase = { groups: ['refunds'], case: true } as const;
    await apply(instance, 1, [offerTask('a#1', ofCase, { stepId: 'a' })]);
    await apply(instance, 2, [offerTask('b#1', ofCase, { stepId: 'b' })]);
    const [a, b] = [taskIdOf(instance.id, 'a#1'), taskIdOf(instance.id, 'b#1')];
    const { hasToWait, end } = await inside(agentOf(0).userId, async (tx) => {
      await tx.run('SELECT 1 FROM task WHERE id = $1 FOR UPDATE', [a]);
      return meanwhile(tx, () =>
        inside(agentOf(1).userId, (other) => new TaskRepository(other).claim(b, agentOf(1))),
      );
    });
    expect(hasToWait).toBe(false);
    await expect(end).resolves.toMatchObject({ status: 'fulfilled' });
    expect([(await rowOf(a))?.assignee, (await rowOf(b))?.assignee]).toEqual([null, agentOf(1).userId]);
  });

  it('has one claim of 200 win; every other person learns who has it, and since when', async () => {
    const { taskId } = await open();
    const results = await together((place) =>
      inside(agentOf(place).userId, (tx) => new TaskRepository(tx).claim(taskId, agentOf(place))),
    );
    const task = await rowOf(taskId);
    const winner = {
      user: task?.assignee,
      name: `Name of ${task?.assignee}`,
      at: task?.claimedAt?.toISOString(),
    };
    expect(refusals(results)).toHaveLength(crowd - crowd / agents.length);
    for (const refused of refusals(results)) {
      expect(refused).toMatchObject({ code: 'task.taken', status: 409, details: { winner } });
    }
    expect(countOf(await historyOf(taskId), 'claimed')).toBe(1);
    expect(task?.version).toBe(2);
  });

  it(
    `has one answer of 200 win, ${rounds} times; one message goes to the workflow`,
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { taskId, instance } = await open();
        const results = await together((place) =>
          inside(agentOf(place).userId, (tx) =>
            new SubmissionRepository(tx).submit(
              { taskId, submissionId: `s-${place}`, output: { outcome: 'approve', place } },
              agentOf(place),
            ),
          ),
        );
        const won = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        expect(won).toHaveLength(1);
        const task = await rowOf(taskId);
        expect(task).toMatchObject({
          status: 'submitted',
          submittedBy: won[0]?.submittedBy,
          output: won[0]?.output,
        });
        const at = task?.submittedAt?.toISOString();
        for (const refused of refusals(results)) {
          const isOwn = refused.code === 'task.closed';
          const winner = { user: task?.submittedBy, name: `Name of ${task?.submittedBy}`, at };
          expect(refused).toMatchObject(
            isOwn ? { status: 409 } : { code: 'task.taken', details: { winner } },
          );
        }
        const sent = await inside('chief', (tx) =>
          tx.rows(`SELECT 1 FROM outbox WHERE lane = $1 AND kind = 'submit'`, [instance.id]),
        );
        expect(sent).toHaveLength(1);
        expect(countOf(await historyOf(taskId), 'submitted')).toBe(1);
      }
    },
    patienceMs,
  );

  it('goes from hand to hand so that row and history agree, whatever is mixed', async () => {
    const { taskId, instance } = await open();
    const other = (place: number) => agents[(place * 7 + 3) % agents.length] ?? '';
    const deeds: readonly ((tx: Transaction, place: number) => Promise<unknown>)[] = [
      (tx, place) => new TaskRepository(tx).claim(taskId, agentOf(place)),
      (tx, place) => new TaskRepository(tx).release(taskId, agentOf(place)),
      (tx, place) => new TaskRepository(tx).assign(taskId, chief, other(place)),
      (tx, place) => new HandingRepository(tx).delegate(taskId, agentOf(place), other(place)),
      (tx, place) => new HandingRepository(tx).giveBack(taskId, agentOf(place)),
      (tx) => new HandingRepository(tx).takeOver(taskId, chief),
      (tx) => new StandingRepository(tx).suspend(taskId, chief, { reason: 'r' }),
      (tx) => new StandingRepository(tx).resume(taskId, chief),
      (tx) => new StandingRepository(tx).resume(taskId, chief),
      (tx, place) => new TaskRepository(tx).claim(taskId, agentOf(place)),
    ];
    const results = await together((place) =>
      inside(agentOf(place).userId, (tx) =>
        (deeds[place % deeds.length] as (typeof deeds)[number])(tx, place),
      ),
    );
    for (const refused of refusals(results)) {
      expect([
        'task.taken',
        'task.forbidden',
        'task.suspended',
        'task.changed',
        'task.assignee-refused',
      ]).toContain(refused.code);
    }
    const [task, history] = [await rowOf(taskId), await historyOf(taskId)];
    expect(task?.version).toBe(history.length);
    expect(holderAfter(history)).toBe(task?.assignee ?? null);
    await apply(instance, 2, [{ type: 'withdrawTask', key: 'w', work: 'review#1', reason: 'timeout' }]);
    expect(await rowOf(taskId)).toMatchObject({ status: 'expired' });
  });

  it('is told in the order in which it was done, not in that in which it was begun', async () => {
    const { taskId } = await open();
    await inside('chief', async (late) => {
      await inside('chief', (tx) => new TaskRepository(tx).assign(taskId, chief, agents[0] ?? ''));
      await new HandingRepository(late).takeOver(taskId, chief);
    });
    const told = (await historyOf(taskId)).map(({ what }) => what);
    expect(told).toEqual(['offered', 'assigned', 'taken-over']);
  });

  it(
    'ends once where answers meet a timeout: the answer waits for its verdict, or everybody hears that it is too late',
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { taskId, instance } = await open();
        const effect = { type: 'withdrawTask', key: 'w', work: 'review#1', reason: 'timeout' } as const;
        const [, answers] = await Promise.all([
          apply(instance, 2, [effect]),
          together(
            (place) =>
              inside(agentOf(place).userId, (tx) =>
                new SubmissionRepository(tx).submit(
                  { taskId, submissionId: `s-${place}`, output: {} },
                  agentOf(place),
                ),
              ),
            20,
          ),
        ]);
        const task = await rowOf(taskId);
        expect(task).toMatchObject({ status: 'expired', closeReason: 'timeout' });
        const won = answers.filter(({ status }) => status === 'fulfilled').length;
        expect(won).toBe(task?.submittedBy === null ? 0 : 1);
        for (const refused of refusals(answers))
          expect(['task.closed', 'task.taken']).toContain(refused.code);
      }
    },
    patienceMs,
  );
});

/** Who has the task, told by its history alone. */
function holderAfter(history: readonly TaskHappening[]): string | null {
  let holder: string | null = null;
  for (const { what, by, details } of history) {
    const to = (details as { to?: string | null } | null)?.to;
    if (what === 'claimed') holder = by;
    if (what === 'released') holder = null;
    if (['assigned', 'delegated', 'returned', 'taken-over'].includes(what)) holder = to ?? null;
  }
  return holder;
}
