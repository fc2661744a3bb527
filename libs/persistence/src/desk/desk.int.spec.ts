import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@fermata/contracts';
import type { Assignment, Effect, OfferTask } from '@fermata/interpreter';
import {
  createTestDatabase,
  makeGroup,
  makeUsers,
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
  HandingOnRepository,
  LoadRepository,
  openDatabase,
  PointRepository,
  RoundRepository,
  SampleRepository,
  SamplingRepository,
  StrandedRepository,
  SubmissionRepository,
  taskIdOf,
  TaskRepository,
  UserRepository,
  type Database,
  type Transaction,
} from '../index.ts';

const hour = 3_600_000;
/** Noon in Berlin: ten hours of the day are gone in UTC, and twelve in Berlin. */
const noon = Date.parse('2026-06-10T10:00:00Z');
const zone = 'Europe/Berlin';

describe('the desk', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let now = noon;

  const inside = <T>(work: (tx: Transaction) => Promise<T>, actor = 'sue') =>
    database.inProject(project, work, { actor });

  const offer = async (at: number, assign: Partial<Assignment>, more: Partial<OfferTask> = {}) => {
    now = at;
    const instance = await startInstance(database, 'review', `${at}-${Math.random()}`);
    const effect = offerTask('review#1', assign, more);
    await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, [effect])));
    now = noon;
    return { id: taskIdOf(instance.id, 'review#1'), instance };
  };
  const claim = (id: string, who: string) =>
    inside((tx) => new TaskRepository(tx).claim(id, viewerOf(who, ['refunds'])), who);
  const answer = async (id: string, who: string, at: number) => {
    now = at;
    const viewer = viewerOf(who, ['refunds']);
    const command = { taskId: id, submissionId: `s-${id}`, output: { outcome: 'approve' } };
    await inside((tx) => new SubmissionRepository(tx).submit(command, viewer), who);
    await inside((tx) => new SubmissionRepository(tx).settle(id, `s-${id}`, { accepted: true }));
    now = noon;
  };
  const apply = (instance: Awaited<ReturnType<typeof offer>>['instance'], effect: Effect) =>
    inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 2, [effect])));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 3, clock: () => new Date(now) });
    await publishWorkflow(database, 'review', {
      steps: { review: { type: 'manual', forEach: { until: 'output.done >= 2' } } },
    });
    await makeUsers(database, ['ann', 'bob', 'gone', 'away', 'sue']);
    await makeGroup(database, 'refunds', ['ann', 'bob', 'away']);
    await makeGroup(database, 'empty', ['gone']);
    await inside((tx) =>
      new SamplingRepository(tx).set([{ definition: 'review', stepId: 'review', percent: 100 }], 0),
    );
    // Held by Ann: one overdue, one due today in Berlin (23:30 there). Held by the one who is away: without a due time.
    const late = await offer(noon - 30 * hour, { groups: ['refunds'] }, { dueAt: noon - hour });
    await claim(late.id, 'ann');
    const tonight = await offer(noon - 2 * hour, { groups: ['refunds'] }, { dueAt: noon + 11.5 * hour });
    await claim(tonight.id, 'ann');
    const kept = await offer(noon - 2 * hour, { users: ['away'] });
    await claim(kept.id, 'away');
    // Offered: one to the group due after midnight in Berlin, one to Bob by name and overdue.
    await offer(noon - hour / 2, { groups: ['refunds'] }, { dueAt: noon + 12.5 * hour });
    await offer(noon - hour / 2, { users: ['bob'] }, { dueAt: noon - hour });
    // Stranded: only disabled people; only whoever may not answer; held by who may not sign in.
    await offer(noon - 200 * hour, { groups: ['empty'] });
    await offer(noon - 2 * hour, { users: ['bob'], not: ['bob'] });
    const orphan = await offer(noon - 2 * hour, { users: ['gone'] });
    await claim(orphan.id, 'gone');
    // Done: yesterday and in time; today in Berlin (00:30 there, yesterday in UTC) and late; taken back unanswered.
    const early = await offer(noon - 40 * hour, { groups: ['refunds'] });
    await answer(early.id, 'bob', noon - 20 * hour);
    const night = await offer(noon - 13 * hour, { groups: ['refunds'] }, { dueAt: noon - 12 * hour });
    await answer(night.id, 'ann', noon - 11.5 * hour);
    const expired = await offer(noon - 3 * hour, { groups: ['refunds'] });
    await apply(expired.instance, {
      type: 'withdrawTask',
      key: 'w',
      work: 'review#1',
      reason: 'timeout',
    });
    await database.inInstallation(async (tx) => {
      await tx.run(`UPDATE user_account SET disabled_at = $1 WHERE id = 'gone'`, [tx.now]);
      await new UserRepository(tx, project).setProfile('sue', { zone });
      await tx.run(
        `INSERT INTO absence (project_id, id, person, from_at, until_at, created_by, created_at)
         VALUES ($1, 'a', 'away', $2, $3, 'away', $2), ($1, 'b', 'bob', $3, $4, 'bob', $2),
           ($1, 'c', 'ann', $5, $2, 'ann', $2)`,
        [project, ...[-1, 1, 2, -2].map((hours) => new Date(noon + hours * hour))],
      );
    });
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('has the day of the viewer, from midnight to midnight there', async () => {
    expect(await inside((tx) => new LoadRepository(tx).zoneOf('sue'))).toBe(zone);
    expect(await inside((tx) => new LoadRepository(tx).zoneOf('nobody'))).toBe('UTC');
    expect(await inside((tx) => new LoadRepository(tx).dayIn(zone))).toEqual({
      from: new Date('2026-06-09T22:00:00Z'),
      until: new Date('2026-06-10T22:00:00Z'),
    });
  });

  it('counts each open task once with its holder', async () => {
    const held = await inside(async (tx) => {
      const load = new LoadRepository(tx);
      return load.held(await load.dayIn(zone));
    });
    expect([...held].sort((a, b) => `${a.person}`.localeCompare(`${b.person}`))).toEqual([
      { person: 'ann', open: 2, overdue: 1, dueToday: 1 },
      { person: 'away', open: 1, overdue: 0, dueToday: 0 },
      { person: 'gone', open: 1, overdue: 0, dueToday: 0 },
      { person: null, open: 4, overdue: 1, dueToday: 0 },
    ]);
  });

  it('counts what is offered to each person and each group', async () => {
    const offered = await inside(async (tx) => {
      const load = new LoadRepository(tx);
      return load.offered(await load.dayIn(zone));
    });
    const of = (kind: string, principal: string) =>
      offered.find((row) => row.kind === kind && row.principal === principal);
    expect(of('group', 'refunds')).toMatchObject({ open: 1, claimed: 2, overdue: 1, dueToday: 1 });
    expect(of('group', 'empty')).toMatchObject({ open: 1, claimed: 0, overdue: 0, dueToday: 0 });
    expect(of('user', 'bob')).toMatchObject({ open: 2, claimed: 0, overdue: 1, dueToday: 0 });
    expect(of('user', 'away')).toMatchObject({ open: 0, claimed: 1, overdue: 0 });
  });

  it('counts what was done since midnight there', async () => {
    const [done, number] = await inside(async (tx) => {
      const load = new LoadRepository(tx);
      const day = await load.dayIn(zone);
      return [await load.done(day), await load.doneToday(day)] as const;
    });
    expect(number).toBe(1);
    expect(done).toEqual([
      { kind: 'user', principal: 'ann', done: 1 },
      { kind: 'group', principal: 'refunds', done: 1 },
    ]);
  });

  it('knows who is there, in which groups, and who is away now', async () => {
    const people = await inside((tx) => new LoadRepository(tx).people());
    expect(people.map(({ id, disabled, absent, groups }) => [id, disabled, absent, ...groups])).toEqual([
      ['ann', false, false, 'refunds'],
      ['away', false, true, 'refunds'],
      ['bob', false, false, 'refunds'],
      ['gone', true, false, 'empty'],
      ['sue', false, false],
    ]);
  });

  it('finds what does not move by itself, and says why', async () => {
    const page = await inside(async (tx) => {
      const stranded = new StrandedRepository(tx);
      return stranded.list(await stranded.find(), {});
    });
    const rows = page.items.map(({ reason, holder, users, groups }) => ({ reason, holder, users, groups }));
    expect(rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
      { reason: 'holder-absent', holder: 'away', users: ['away'], groups: [] },
      { reason: 'holder-disabled', holder: 'gone', users: ['gone'], groups: [] },
      { reason: 'nobody', holder: null, users: ['bob'], groups: [] },
      { reason: 'nobody', holder: null, users: [], groups: ['empty'] },
    ]);
  });

  it('does not call a task stranded while somebody stands in for its holder', async () => {
    await database.inInstallation((tx) => tx.run(`UPDATE absence SET substitute = 'ann' WHERE id = 'a'`));
    const found = await inside((tx) => new StrandedRepository(tx).find());
    expect(found.filter(({ reason }) => reason === 'holder-absent')).toEqual([]);
  });

  it('sorts open tasks by age', async () => {
    const ages = await inside((tx) => new FlowRepository(tx).ages([1, 24, 168]));
    expect(ages).toEqual([
      { place: 0, open: 2, overdue: 1 },
      { place: 1, open: 4, overdue: 0 },
      { place: 2, open: 1, overdue: 1 },
      { place: 3, open: 1, overdue: 0 },
    ]);
  });

  it('tells what came and went by day of the zone, days without work too', async () => {
    const days = await inside((tx) => new FlowRepository(tx).days(4, zone));
    expect(days).toEqual([
      { day: '2026-06-07', opened: 0, completed: 0, late: 0, expired: 0, medianSeconds: null },
      { day: '2026-06-08', opened: 1, completed: 0, late: 0, expired: 0, medianSeconds: null },
      { day: '2026-06-09', opened: 2, completed: 1, late: 0, expired: 0, medianSeconds: 20 * 3600 },
      { day: '2026-06-10', opened: 7, completed: 1, late: 1, expired: 1, medianSeconds: 1.5 * 3600 },
    ]);
  });

  it('tells when the work of each group is due, and how fast it is', async () => {
    const [due, pace] = await inside(async (tx) => {
      const flow = new FlowRepository(tx);
      return [await flow.dueHours(12), await flow.pace(7)] as const;
    });
    expect(due).toEqual([
      { group: 'empty', hour: null, open: 1 },
      { group: 'refunds', hour: 0, open: 1 },
      { group: 'refunds', hour: 12, open: 1 },
      { group: 'refunds', hour: null, open: 1 },
    ]);
    expect(pace).toEqual([{ group: 'refunds', completed: 2, since: new Date(noon - 20 * hour) }]);
  });

  it('draws completed tasks for review, once; others say what they find, and may say it anew', async () => {
    const samples = await inside((tx) => new SampleRepository(tx).list('open', {}));
    expect(samples.items.map(({ completedBy, outcome, verdict }) => [completedBy, outcome, verdict])).toEqual(
      [
        ['ann', 'approve', null],
        ['bob', 'approve', null],
      ],
    );
    const id = samples.items[0]?.taskId ?? '';
    const review = (by: string, verdict: 'right' | 'wrong') =>
      inside((tx) => new SampleRepository(tx).review(id, { verdict, note: `by ${by}` }, by), by);
    await expect(review('ann', 'right')).rejects.toMatchObject({ code: 'review.own', status: 403 });
    await review('sue', 'wrong');
    expect(await review('sue', 'right')).toMatchObject({
      verdict: 'right',
      note: 'by sue',
      reviewedBy: 'sue',
    });
    await inside((tx) => new SampleRepository(tx).draw([id]));
    const reviewed = await inside((tx) => new SampleRepository(tx).list('reviewed', {}));
    expect(reviewed.items.map(({ taskId }) => taskId)).toEqual([id]);
    const unknown = inside((tx) => new SampleRepository(tx).review('t-none', { verdict: 'right' }, 'sue'));
    await expect(unknown).rejects.toMatchObject({ code: 'sample.unknown', status: 404 });
    const trail = await inside((tx) =>
      tx.rows<{ verdict: string; before: string | null }>(
        `SELECT details->>'verdict' AS verdict, details->>'before' AS before FROM audit
         WHERE verb = 'task.reviewed' ORDER BY number`,
      ),
    );
    expect(trail).toEqual([
      { verdict: 'wrong', before: null },
      { verdict: 'right', before: 'wrong' },
    ]);
  });

  it('draws about the share that is asked for, and none where no rule is', async () => {
    const rule = (percent: number) => [{ definition: 'review', stepId: 'review', percent }];
    expect((await inside((tx) => new SamplingRepository(tx).set(rule(0), undefined))).rules).toEqual([]);
    await inside((tx) => new SamplingRepository(tx).set(rule(30), undefined));
    const drawn = await database.inInstallation(async (tx) => {
      await tx.run(
        `INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data,
           status, priority, created_at, closed_at)
         SELECT project_id, 't-' || n, instance_id, 'many#' || n, step_id, definition, 1, title, data, 'completed', 3,
           created_at, $1 FROM (SELECT * FROM task LIMIT 1) one, generate_series(1, 400) n`,
        [tx.now],
      );
      return tx.rows<{ id: string }>(`SELECT id FROM task WHERE work LIKE 'many#%'`);
    });
    await inside((tx) => new SampleRepository(tx).draw(drawn.map(({ id }) => id)));
    const count = await inside((tx) =>
      tx.row<{
        n: number;
      }>(`SELECT count(*)::int AS n FROM sample WHERE task_id LIKE 't-%' AND verdict IS NULL
        AND task_id IN (SELECT id FROM task WHERE work LIKE 'many#%')`),
    );
    expect(count?.n).toBeGreaterThan(90);
    expect(count?.n).toBeLessThan(150);
  });

  it('logs who was reminded, what was escalated and handed on, newest first', async () => {
    const { id, instance } = await offer(noon - hour, { groups: ['refunds'] });
    const remind = { type: 'notifyTask', key: 'timer/1', work: 'review#1', action: 'remind' } as const;
    await apply(instance, remind);
    await inside((tx) => new TaskRepository(tx).assign(id, viewerOf('sue', [], true), 'bob'));
    const first = await inside((tx) => new HandingOnRepository(tx).list({ limit: 1 }));
    expect(first.items).toMatchObject([
      { kind: 'reassigned', taskId: id, to: ['bob'], actor: 'sue', actorName: 'Name of sue' },
    ]);
    const second = await inside((tx) =>
      new HandingOnRepository(tx).list({
        limit: 5,
        ...(first.next === undefined ? {} : { cursor: first.next }),
      }),
    );
    expect(second.items).toMatchObject([{ kind: 'reminded', taskId: id, to: ['refunds'] }]);
  });

  it('shows how open rounds stand, and who may not answer', async () => {
    const instance = await startInstance(database, 'review', 'a round');
    const works = ['review#1[0]', 'review#1[1]', 'review#1[2]'];
    const effects = works.map((work) => offerTask(work, { groups: ['refunds'], not: ['sue'] }));
    await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, effects)));
    const first = taskIdOf(instance.id, 'review#1[0]');
    await answer(first, 'ann', noon);
    const { items } = await inside((tx) => new RoundRepository(tx).list('several', {}));
    const round = items.find(({ instanceId }) => instanceId === instance.id);
    expect(round).toMatchObject({
      visit: 'review#1',
      stepId: 'review',
      until: 'output.done >= 2',
      total: 3,
      done: 1,
      outcomes: { approve: 1 },
      excluded: [{ id: 'sue', name: 'Name of sue' }],
    });
    expect(round?.tasks.map(({ status, person }) => [status, person])).toEqual([
      ['completed', 'ann'],
      ['offered', null],
      ['offered', null],
    ]);
    expect(items).toHaveLength(1);
    const apart = await inside((tx) => new RoundRepository(tx).list('apart', {}));
    expect(apart.items.map(({ total, excluded }) => [total, ...excluded.map(({ id }) => id)])).toEqual([
      [1, 'bob'],
    ]);
  });

  it('calls a task stranded that is offered to a role whose last holder has gone', async () => {
    const roles = (list: readonly Role[]) =>
      database.inInstallation((tx) => new UserRepository(tx, project).setRoles('sue', list));
    const isStranded = async (id: string) =>
      (await inside((tx) => new StrandedRepository(tx).find())).some((task) => task.id === id);
    await roles(['auditor']);
    const { id } = await offer(noon - hour, { roles: ['auditor'] });
    expect(await isStranded(id)).toBe(false);
    await roles([]);
    expect(await isStranded(id)).toBe(true);
    await inside((tx) =>
      tx.run(`UPDATE task SET closed_at = $2, status = 'withdrawn' WHERE id = $1`, [id, tx.now]),
    );
  });
});
