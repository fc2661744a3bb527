import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignment, Giving, OfferTask } from '@fermata/interpreter';
import type { JsonObject } from '@fermata/model';
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
  AbsenceRepository,
  DefinitionRepository,
  HandingRepository,
  openDatabase,
  PointRepository,
  SubmissionRepository,
  taskIdOf,
  TaskRepository,
  UserRepository,
  VersionRepository,
  WorkProfileRepository,
  type Database,
  type InstanceDetail,
  type Transaction,
} from '../../index.ts';
import { redistribute } from './distribute.ts';

const three = ['ann', 'bob', 'cyd'];

describe('who gets a task', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);

  const start = () => startInstance(database, 'review', `given ${(made += 1)}`);
  const offer = async (
    instance: InstanceDetail,
    assign: Partial<Assignment>,
    more: Partial<OfferTask> & { seq?: number } = {},
  ) => {
    const { seq = 1, ...effect } = more;
    const work = effect.work ?? 'review#1';
    const point = pointOf(instance, seq, [offerTask(work, assign, effect)]);
    const answer = await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(point));
    return { id: taskIdOf(instance.id, work), answer };
  };
  const given = async (assign: Partial<Assignment>, more: Partial<OfferTask> = {}) =>
    row((await offer(await start(), assign, more)).id);
  const row = (id: string) =>
    inside(
      async (tx) =>
        (await tx.row<{ id: string; status: string; assignee: string | null; allocated: boolean }>(
          'SELECT id, status, assignee, allocated FROM task WHERE id = $1',
          [id],
        ))!,
    );
  const offers = (id: string) =>
    inside(async (tx) =>
      (
        await tx.rows<{ name: string }>(
          `SELECT kind || ' ' || principal AS name FROM task_offer WHERE task_id = $1 ORDER BY 1`,
          [id],
        )
      ).map(({ name }) => name),
    );
  const away = (person: string, substitute: string | null = null) =>
    inside((tx) =>
      new AbsenceRepository(tx).add(`away-${person}-${(made += 1)}`, {
        person,
        from: new Date(tx.now.getTime() - 1000),
        until: new Date(tx.now.getTime() + 60_000),
        substitute,
        note: null,
      }),
    );
  const back = () => inside((tx) => tx.run('DELETE FROM absence'));
  const answer = (id: string, who: string) =>
    inside((tx) =>
      new SubmissionRepository(tx).submit(
        { taskId: id, submissionId: `s-${id}`, output: {} },
        viewerOf(who, ['desk']),
      ),
    );
  const settle = (id: string) =>
    inside((tx) => new SubmissionRepository(tx).settle(id, `s-${id}`, { accepted: true }));
  const publishCalendar = (name: string, body: JsonObject) =>
    inside(async (tx) => {
      const whole: JsonObject = { kind: 'calendar', name, ...body };
      const { draftRevision: revision } = await new DefinitionRepository(tx).saveDraft({
        kind: 'calendar',
        name,
        source: JSON.stringify(whole),
        format: 'json',
        body: whole,
      });
      await new VersionRepository(tx).publish({
        kind: 'calendar',
        name,
        revision,
        plan: () => null,
        references: [],
      });
    });
  const tally = (people: readonly (string | null)[]) =>
    Object.fromEntries(three.map((who) => [who, people.filter((person) => person === who).length]));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 10 });
    await publishWorkflow(database, 'review');
    await makeUsers(database, [...three, 'boss', 'solo']);
    await makeGroup(database, 'desk', three);
    await database.inInstallation((tx) => new UserRepository(tx, project).setRoles('boss', ['supervisor']));
    await inside((tx) =>
      new WorkProfileRepository(tx).save('ann', {
        skills: ['german', 'gold'],
        manager: 'boss',
        calendar: null,
      }),
    );
    await inside((tx) =>
      new WorkProfileRepository(tx).save('bob', { skills: ['german'], manager: null, calendar: null }),
    );
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('is everybody of a role, also who gets it later', async () => {
    const { id } = await offer(await start(), { roles: ['supervisor'] });
    expect(await offers(id)).toEqual(['group role:supervisor']);
  });

  it('is the manager of a person, by name', async () => {
    const { id } = await offer(await start(), { managerOf: ['ann', 'bob'] });
    expect(await offers(id)).toEqual(['user boss']);
  });

  it('are those of a group who have every skill', async () => {
    const { id } = await offer(await start(), { groups: ['desk'], skills: ['german', 'gold'] });
    expect(await offers(id)).toEqual(['user ann']);
  });

  it.each([
    [{ managerOf: ['solo'] }, 'a manager of solo'],
    [{ roles: ['auditor'] }, 'the role auditor'],
    [{ groups: ['desk'], skills: ['flying'] }, 'with flying'],
  ])('is an error of the step, and no row, where nobody can be found: %j', async (assign, words) => {
    const instance = await start();
    const { id, answer } = await offer(instance, assign);
    expect(answer).toEqual({
      refused: [
        { work: 'review#1', error: { code: 'assign.empty', message: expect.stringContaining(words) } },
      ],
    });
    expect(await row(id)).toBeUndefined();
  });

  it('takes turns: 30 tasks at once over 3 people are 10 each', async () => {
    const tasks = await Promise.all(
      Array.from({ length: 30 }, () => given({ groups: ['desk'], give: 'roundRobin' }, { stepId: 'turns' })),
    );
    expect(tally(tasks.map(({ assignee }) => assignee))).toEqual({ ann: 10, bob: 10, cyd: 10 });
    expect(tasks.every(({ status, allocated }) => status === 'claimed' && allocated)).toBe(true);
  });

  it('goes to the shortest queue', async () => {
    await inside((tx) =>
      tx.run(`UPDATE task SET status = 'withdrawn', closed_at = now() WHERE closed_at IS NULL`),
    );
    for (const who of ['ann', 'ann', 'bob']) {
      const { id } = await given({ users: [who] });
      await inside((tx) => new TaskRepository(tx).claim(id, viewerOf(who)));
    }
    const give = { groups: ['desk'], give: 'shortestQueue' } as const;
    const people: (string | null)[] = [];
    for (let time = 0; time < 3; time += 1) people.push((await given(give, { stepId: 'queue' })).assignee);
    expect(tally(people)).toEqual({ ann: 0, bob: 1, cyd: 2 });
  });

  it('goes to who has done most of them', async () => {
    for (const who of ['cyd', 'cyd', 'ann']) {
      const { id } = await given({ groups: ['desk'] }, { stepId: 'hard' });
      await answer(id, who);
      await settle(id);
    }
    const task = await given({ groups: ['desk'], give: 'mostExperienced' }, { stepId: 'hard' });
    expect(task.assignee).toBe('cyd');
  });

  it('is drawn by the task alone, over everybody', async () => {
    const tasks = await Promise.all(
      Array.from({ length: 30 }, () => given({ groups: ['desk'], give: 'random' }, { stepId: 'drawn' })),
    );
    const counts = Object.values(tally(tasks.map(({ assignee }) => assignee)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it.each<Giving>(['roundRobin', 'random', 'shortestQueue', 'mostExperienced'])(
    'passes over who is away, kept apart or has said no (%s), and stays offered with nobody left',
    async (give) => {
      await away('ann');
      const task = await given({ groups: ['desk'], give, not: ['bob'] });
      expect(task.assignee).toBe('cyd');
      await inside(async (tx) => {
        await tx.run(
          `INSERT INTO task_decline (project_id, task_id, person, declined_at) VALUES ($1, $2, 'cyd', now())`,
          [project, task.id],
        );
        await tx.run(`UPDATE task SET status = 'offered', assignee = NULL, claimed_at = NULL WHERE id = $1`, [
          task.id,
        ]);
        expect(await redistribute(tx, task.id)).toBeUndefined();
      });
      expect(await row(task.id)).toMatchObject({ status: 'offered', assignee: null });
      const said = await inside((tx) =>
        tx.row(`SELECT details FROM change WHERE object_id = $1 AND details ->> 'nobodyFree' = 'true'`, [
          task.id,
        ]),
      );
      expect(said).toBeDefined();
      await back();
      expect(await inside((tx) => redistribute(tx, task.id))).toBe('ann');
    },
  );

  it('goes to who did the other step before, if that person is free', async () => {
    const instance = await start();
    const first = await offer(instance, { groups: ['desk'] }, { work: 'first#1', stepId: 'first' });
    await answer(first.id, 'bob');
    const like = { groups: ['desk'], likeStep: 'first' };
    const second = await offer(instance, like, { work: 'second#1', stepId: 'second', seq: 2 });
    expect(await row(second.id)).toMatchObject({ assignee: 'bob', allocated: true });
    await away('bob');
    const third = await offer(instance, like, { work: 'second#2', stepId: 'second', seq: 3 });
    expect(await row(third.id)).toMatchObject({ status: 'offered' });
    await back();
  });

  it('is one person for the whole case, those that are open already too', async () => {
    const instance = await start();
    const ofCase = { groups: ['desk'], case: true } as const;
    const [one, two] = [
      await offer(instance, ofCase, { work: 'a#1', stepId: 'a' }),
      await offer(instance, ofCase, { work: 'b#1', stepId: 'b', seq: 2 }),
    ];
    await inside((tx) => new TaskRepository(tx).claim(one.id, viewerOf('cyd', ['desk'])));
    expect(await row(two.id)).toMatchObject({ assignee: 'cyd', allocated: true });
    const third = await offer(instance, ofCase, { work: 'c#1', stepId: 'c', seq: 3 });
    expect(await row(third.id)).toMatchObject({ assignee: 'cyd' });
  });

  it('is the person of the case also where that one answers straight from the offer', async () => {
    const instance = await start();
    const ofCase = { groups: ['desk'], case: true } as const;
    const [one, two] = [
      await offer(instance, ofCase, { work: 'a#1', stepId: 'a' }),
      await offer(instance, ofCase, { work: 'b#1', stepId: 'b', seq: 2 }),
    ];
    await answer(one.id, 'bob');
    expect(await row(two.id)).toMatchObject({ assignee: 'bob', allocated: true });
  });

  it('is who is at work by the own calendar, before those who are not; but somebody it is', async () => {
    const profile = (person: string, calendar: string | null) =>
      inside((tx) => new WorkProfileRepository(tx).save(person, { skills: [], manager: null, calendar }));
    const { id } = await offer(
      await start(),
      { users: ['ann', 'bob'], give: 'roundRobin' },
      { stepId: 'hours' },
    );
    expect(await row(id)).toMatchObject({ assignee: 'ann' });
    await publishCalendar('never', { hours: {}, holidays: [{ yearly: '01-01', hours: ['00:00-00:01'] }] });
    await publishCalendar('always', {});
    await profile('bob', 'never');
    await profile('ann', 'always');
    const turn = async () =>
      (await given({ users: ['ann', 'bob'], give: 'roundRobin' }, { stepId: 'hours' })).assignee;
    expect(await turn()).toBe('ann');
    expect(await turn()).toBe('ann');
    await profile('ann', 'never');
    expect(await turn()).toBe('bob');
    await profile('ann', null);
    await profile('bob', null);
  });

  it.each([
    ['takes a lock', { at: { lock: [{ name: 'till', take: 'start' }] } }],
    ['leaves a milestone behind', { at: { whileIn: { step: 'open' } } }],
    ['wins a race', { at: {}, before: { win: 'start', next: [{ to: 'at' }] } }],
  ])('is nobody unasked where the start %s: that one claims it', async (_what, steps) => {
    const name = `asked-${(made += 1)}`;
    await inside(async (tx) => {
      const body = { kind: 'workflow', name, title: name };
      const draft = { kind: 'workflow', name, source: '{}', format: 'json', body } as const;
      const { draftRevision: revision } = await new DefinitionRepository(tx).saveDraft(draft);
      const plan = () => ({ steps: { ...steps, free: {} } });
      await new VersionRepository(tx).publish({ kind: 'workflow', name, revision, plan, references: [] });
    });
    const ofCase = { groups: ['desk'], give: 'roundRobin', case: true } as const;
    const instance = await startInstance(database, name, name);
    const [asked, free] = [
      await offer(instance, ofCase, { work: 'at#1', stepId: 'at' }),
      await offer(instance, ofCase, { work: 'free#1', stepId: 'free', seq: 2 }),
    ];
    expect(await row(asked.id)).toMatchObject({ status: 'offered', assignee: null });
    expect(await row(free.id)).toMatchObject({ status: 'claimed', allocated: true });
    await answer(free.id, (await row(free.id)).assignee ?? '');
    expect(await row(asked.id)).toMatchObject({ status: 'offered', assignee: null });
  });

  it('is a supervisor besides where a timer finds nobody who may; else those whom it names alone', async () => {
    await makeUsers(database, ['late']);
    await makeGroup(database, 'gone', ['late']);
    await database.inInstallation((tx) =>
      tx.run(`UPDATE user_account SET disabled_at = $1 WHERE id = 'late'`, [tx.now]),
    );
    const after = async (assign: Partial<Assignment>, action: 'escalate' | 'reassign' = 'escalate') => {
      const instance = await start();
      const { id } = await offer(instance, { users: ['solo'] });
      const people = { users: [], groups: [], not: [], ...assign };
      const effect = { type: 'notifyTask', key: 'n', work: 'review#1', action, assign: people } as const;
      await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 2, [effect])));
      return (await offers(id)).filter((name) => name !== 'user solo');
    };
    expect(await after({ groups: ['nowhere'] })).toEqual(['group nowhere', 'group supervisors']);
    expect(await after({ groups: ['gone'] }, 'reassign')).toEqual(['group gone', 'group supervisors']);
    expect(await after({ users: ['late'] })).toEqual(['group supervisors', 'user late']);
    expect(await after({ groups: ['desk'], not: three })).toEqual(['group desk', 'group supervisors']);
    expect(await after({ roles: ['auditor'] }, 'reassign')).toEqual(['group supervisors']);
    expect(await after({ managerOf: ['bob'] })).toEqual(['group supervisors']);
    expect(await after({ groups: ['desk'], not: ['ann'] })).toEqual(['group desk']);
    expect(await after({ roles: ['supervisor'] })).toEqual(['group role:supervisor']);
    expect(await after({ users: ['boss'] }, 'reassign')).toEqual(['user boss']);
    await away('boss');
    expect(await after({ users: ['boss'] })).toEqual(['group supervisors', 'user boss']);
    await back();
    await away('boss', 'ann');
    expect(await after({ users: ['boss'] })).toEqual(['user boss']);
    expect(await after({ users: ['boss'], not: ['ann'] })).toEqual(['group supervisors', 'user boss']);
    expect(await after({ roles: ['supervisor'] })).toEqual(['group role:supervisor', 'group supervisors']);
    await away('ann');
    expect(await after({ users: ['boss'] })).toEqual(['group supervisors', 'user boss']);
    await back();
  });

  it('is a supervisor besides when all decline who are there and may answer', async () => {
    const instance = await start();
    const { id } = await offer(instance, { users: ['ann', 'bob', 'solo'], not: ['solo'] });
    await away('bob');
    await inside((tx) => new HandingRepository(tx).decline(id, viewerOf('ann', ['desk'])));
    expect(await offers(id)).toEqual(['group supervisors', 'user ann', 'user bob', 'user solo']);
    await back();
    const { id: free } = await offer(await start(), { users: ['ann', 'bob'] });
    await inside((tx) => new HandingRepository(tx).decline(free, viewerOf('ann', ['desk'])));
    expect(await offers(free)).toEqual(['user ann', 'user bob']);
  });
});
