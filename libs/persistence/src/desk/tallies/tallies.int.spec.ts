import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignment, Effect } from '@fermata/interpreter';
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
  FlowRepository,
  HandingRepository,
  LoadRepository,
  openDatabase,
  PointRepository,
  StandingRepository,
  StrandedRepository,
  SubmissionRepository,
  TallyRepository,
  taskIdOf,
  TaskRepository,
  type Database,
  type InstanceDetail,
  type Transaction,
} from '../../index.ts';
import { recount } from './recount.fixture.ts';

const minute = 60_000;
const begin = Date.parse('2026-06-10T09:07:31Z');
const zone = 'Asia/Kathmandu';
const people = ['ann', 'bob', 'cy'] as const;
const boss = viewerOf('sue', ['supervisors'], true);

/** The same row of dice on every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

interface Made {
  readonly id: string;
  readonly instance: InstanceDetail;
  points: number;
}

describe('the tallies of the desk', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let now = begin;
  const roll = dice(7);
  const made: Made[] = [];

  const inside = <T>(work: (tx: Transaction) => Promise<T>, actor = 'sue') =>
    database.inProject(project, work, { actor });
  const fold = () => database.inInstallation((tx) => new TallyRepository(tx).fold());
  const tidy = () => database.inInstallation((tx) => new TallyRepository(tx).tidy());
  const point = (task: Made, effect: Effect) =>
    inside((tx) =>
      new PointRepository(tx, noTriggers).applyPoint(pointOf(task.instance, (task.points += 1), [effect])),
    );
  const dueAt = () => now + (roll(60) - 20) * (roll(2) === 0 ? 15 * minute : 37 * minute) - (now % minute);

  const offer = async (assignment?: Partial<Assignment>) => {
    const instance = await startInstance(database, 'review', `n${made.length}`);
    const task: Made = { id: taskIdOf(instance.id, 'review#1'), instance, points: 0 };
    made.push(task);
    const meant: readonly Partial<Assignment>[] = [
      { groups: ['refunds'] },
      { users: ['bob'], groups: ['loans'] },
      { users: ['gone'] },
      { users: ['ann'], not: ['ann'] },
      { groups: ['refunds', 'loans'], not: ['bob'] },
      {},
    ];
    const assign = assignment ?? meant[roll(meant.length)] ?? {};
    await point(task, offerTask('review#1', assign, roll(4) === 0 ? {} : { dueAt: dueAt() }));
  };

  /** What may be refused is tried all the same: a refusal leaves no trace. */
  const verbs: readonly ((task: Made, who: ReturnType<typeof viewerOf>) => Promise<unknown>)[] = [
    ({ id }, who) => inside((tx) => new TaskRepository(tx).claim(id, who), who.userId),
    ({ id }, who) => inside((tx) => new TaskRepository(tx).claim(id, who), who.userId),
    ({ id }, who) => inside((tx) => new TaskRepository(tx).release(id, who), who.userId),
    ({ id }, who) => inside((tx) => new TaskRepository(tx).assign(id, boss, who.userId)),
    ({ id }, who) => inside((tx) => new HandingRepository(tx).takeOver(id, who), who.userId),
    ({ id }, who) => inside((tx) => new HandingRepository(tx).decline(id, who), who.userId),
    ({ id }, who) => inside((tx) => new HandingRepository(tx).delegate(id, who, 'cy'), who.userId),
    ({ id }) => inside((tx) => new StandingRepository(tx).escalate(id, boss, { reason: 'slow' })),
    ({ id }) => inside((tx) => new StandingRepository(tx).suspend(id, boss, { reason: 'asked' })),
    ({ id }) => inside((tx) => new StandingRepository(tx).resume(id, boss)),
    ({ id }) => inside((tx) => new StandingRepository(tx).update(id, boss, { priority: 1 })),
    (task) => point(task, { type: 'postponeTask', key: 'p', work: 'review#1', dueAt: dueAt() }),
    (task) => point(task, { type: 'notifyTask', key: 'n', work: 'review#1', action: 'escalate' }),
    (task) => point(task, { type: 'withdrawTask', key: 'w', work: 'review#1', reason: 'timeout' }),
    async ({ id }, who) => {
      const command = { taskId: id, submissionId: `s-${id}`, output: { outcome: 'approve' } };
      await inside((tx) => new SubmissionRepository(tx).submit(command, who), who.userId);
      if (roll(3) === 0) return;
      const verdict = roll(4) === 0 ? { accepted: false, problems: [] } : { accepted: true };
      await inside((tx) => new SubmissionRepository(tx).settle(id, `s-${id}`, verdict as { accepted: true }));
    },
  ];

  const mix = async (turns: number) => {
    for (let turn = 0; turn < turns; turn += 1) {
      now += roll(9) * minute;
      if (made.length === 0 || roll(3) === 0) await offer();
      const task = made[roll(made.length)];
      const verb = verbs[roll(verbs.length)];
      const person = people[roll(people.length)] ?? 'ann';
      if (task) await verb?.(task, viewerOf(person, ['refunds', 'loans'])).catch(refusal);
    }
  };
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

  /** All numbers, and what the tasks say. */
  const compare = () =>
    inside(async (tx) => {
      const [load, flow] = [new LoadRepository(tx), new FlowRepository(tx)];
      const day = await load.dayIn(zone);
      const held = (await load.held(day)).map(({ person, open, overdue, dueToday: today }) => ({
        person,
        open,
        overdue,
        today,
      }));
      expect(sorted(held)).toEqual(sorted(await recount(tx, 'held', day.until)));
      const offered = (await load.offered(day)).map(({ dueToday: today, ...row }) => ({ ...row, today }));
      expect(sorted(offered)).toEqual(sorted(await recount(tx, 'offered', day.until)));
      expect(sorted(await load.done(day))).toEqual(sorted(await recount(tx, 'done', day.from)));
      expect(await flow.ages([1, 4, 24])).toEqual(await recount(tx, 'ages', day.from));
      const [today] = await flow.days(1, zone);
      const [counted] = await recount(tx, 'days', day.from);
      expect(today).toMatchObject(counted ?? {});
      expect(sorted(await flow.dueHours(12))).toEqual(sorted(await recount(tx, 'due', day.from)));
      expect(await flow.pace(7)).toEqual(await recount(tx, 'pace', day.from));
    });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 3, clock: () => new Date(now) });
    await publishWorkflow(database, 'review');
    await makeUsers(database, [...people, 'gone', 'sue']);
    await makeGroup(database, 'refunds', ['ann', 'bob']);
    await makeGroup(database, 'loans', ['bob', 'cy']);
    await makeGroup(database, 'supervisors', ['sue']);
    await database.inInstallation((tx) =>
      tx.run(`UPDATE user_account SET disabled_at = $1 WHERE id = 'gone'`, [tx.now]),
    );
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('say what the tasks say after whatever has been done to them, folded or not', async () => {
    await mix(40);
    await compare();
    expect(await fold()).toBeGreaterThan(0);
    await compare();
    await mix(40);
    await compare();
    now += 7 * minute;
    await compare();
  }, 60_000);

  it('say the same when they are counted anew', async () => {
    await inside((tx) =>
      tx.run(`UPDATE desk_tally SET number = number + 5 WHERE project_id = $1`, [project]),
    );
    await expect(compare()).rejects.toThrow();
    await database.inInstallation((tx) => new TallyRepository(tx).rebuild(project));
    await compare();
  });

  it('are put together once, as the small numbers that they are', async () => {
    const plan = await inside(async (tx) => {
      const rows: object[] = [];
      const explained = async (sql: string, parameters: readonly unknown[]) => {
        rows.push(...(await tx.rows<object>(`EXPLAIN (VERBOSE, COSTS OFF) ${sql}`, parameters)));
        return [];
      };
      const spy = { projectId: tx.projectId, now: tx.now, rows: explained } as unknown as Transaction;
      const load = new LoadRepository(tx);
      await new LoadRepository(spy).offered(await load.dayIn(zone));
      return JSON.stringify(rows);
    });
    expect(plan).toContain('desk_delta');
    expect(plan.match(/Append/g)).toHaveLength(1);
    expect(plan).not.toContain('::numeric');
  });

  it('are counted anew while work goes on: nobody waits, and what comes meanwhile is counted once', async () => {
    await offer();
    const { hasToWait, end } = await database.inInstallation(async (tx) => {
      await new TallyRepository(tx).rebuild(project);
      return meanwhile(tx, offer);
    });
    expect(hasToWait).toBe(false);
    await expect(end).resolves.toMatchObject({ status: 'fulfilled' });
    await compare();
  });

  it('count an answer by when it was given, and no more what has ended otherwise after all', async () => {
    const instance = await startInstance(database, 'review', 'in time');
    const task: Made = { id: taskIdOf(instance.id, 'review#1'), instance, points: 0 };
    await point(task, offerTask('review#1', { users: ['ann'] }, { dueAt: now + minute }));
    const command = { taskId: task.id, submissionId: 's', output: { outcome: 'approve' } };
    await inside((tx) => new SubmissionRepository(tx).submit(command, viewerOf('ann')), 'ann');
    now += 5 * minute;
    await inside((tx) => new SubmissionRepository(tx).settle(task.id, 's', { accepted: true }));
    await compare();
    const undone = `UPDATE task SET status = 'withdrawn' WHERE project_id = $1 AND id = $2`;
    expect(await inside((tx) => tx.run(undone, [project, task.id]))).toBe(1);
    await compare();
  });

  it('say the same when what lies back has become one, also of tasks that change after that', async () => {
    now += 3 * 24 * 60 * minute;
    await fold();
    await tidy();
    await compare();
    const days = await inside((tx) =>
      tx.rows(`SELECT DISTINCT at FROM desk_tally WHERE measure = 'done' AND kind = 'g'`),
    );
    expect(days).toEqual([{ at: new Date('2026-06-10T00:00:00Z') }]);
    now += 7 * 24 * 60 * minute;
    await tidy();
    await compare();
    await mix(20);
    await compare();
    await fold();
    await tidy();
    await compare();
    const past = await inside((tx) =>
      tx.rows(`SELECT DISTINCT at FROM desk_tally WHERE measure = 'due' AND at < $1`, [
        new Date(now - 30 * 60 * minute),
      ]),
    );
    expect(past).toHaveLength(1);
  }, 60_000);

  it('forget days that nobody asks for, and numbers that have become nothing', async () => {
    now += 120 * 24 * 60 * minute;
    await fold();
    await tidy();
    const left = await inside((tx) =>
      tx.rows(
        `SELECT measure, number FROM desk_tally WHERE measure NOT IN ('all', 'due', 'came', 'age') OR number = 0`,
      ),
    );
    expect(left).toEqual([]);
    await inside(async (tx) => {
      const load = new LoadRepository(tx);
      const day = await load.dayIn(zone);
      expect(await load.done(day)).toEqual([]);
    });
  });

  it('find every task that reaches nobody, as reading all of them does', async () => {
    const grants = [
      ['guests', 'user', 'cy', 'claim'],
      ['lodgers', 'group', 'loans', 'claim'],
      ['onlookers', 'user', 'cy', 'see'],
    ] as const;
    for (const [group] of grants) await makeGroup(database, group, ['gone']);
    await database.inInstallation(async (tx) => {
      for (const grant of grants) {
        await tx.run(
          `INSERT INTO group_grant (project_id, group_name, grantee_kind, grantee, verb)
           VALUES ($1, $2, $3, $4, $5)`,
          [project, ...grant],
        );
      }
      await tx.run(`INSERT INTO user_role (project_id, user_id, role) VALUES ($1, 'sue', 'auditor')`, [
        project,
      ]);
    });
    const shut: readonly Partial<Assignment>[] = [
      { groups: ['refunds'], not: ['ann', 'bob'] },
      { groups: ['refunds', 'guests'], users: ['ann'], not: ['ann', 'bob', 'cy'] },
      { groups: ['lodgers'], not: ['bob', 'cy'] },
      { groups: ['onlookers'] },
      { groups: ['role:auditor'], not: ['sue', 'ann'] },
      { users: ['gone', 'ann'], not: ['ann'] },
    ];
    const ajar: readonly Partial<Assignment>[] = [
      { groups: ['refunds', 'loans'], not: ['ann', 'bob'] },
      { groups: ['refunds', 'guests'], not: ['ann', 'bob'] },
      { groups: ['lodgers'], not: ['ann', 'cy'] },
      { groups: ['onlookers', 'guests'] },
      { groups: ['role:auditor'], not: ['ann', 'bob'] },
      { users: ['ann', 'bob'], not: ['ann'] },
    ];
    const first = made.length;
    for (const assign of [...shut, ...ajar]) await offer(assign);
    const fresh = made.slice(first).map(({ id }) => id);
    await inside(async (tx) => {
      const all = await recount(tx, 'unreached', tx.now);
      const found = (await new StrandedRepository(tx).find()).filter(({ reason }) => reason === 'nobody');
      expect(found.map(({ id }) => ({ id }))).toEqual(all);
      expect(new Set(found.map(({ id }) => id).filter((id) => fresh.includes(id)))).toEqual(
        new Set(fresh.slice(0, shut.length)),
      );
    });
  });
});

/** Only what was refused may fail. */
function refusal(failure: unknown): void {
  if (typeof (failure as { code?: unknown }).code !== 'string') throw failure;
}
