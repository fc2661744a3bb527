import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignment, Effect, OfferTask } from '@fermata/interpreter';
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
  visitChange,
  type TestDatabase,
} from '@fermata/testing';
import {
  GroupRepository,
  openDatabase,
  PointRepository,
  ProjectionRepository,
  SamplingRepository,
  SubmissionRepository,
  taskIdOf,
  TaskListRepository,
  TaskRepository,
  UserRepository,
  type Database,
  type InstanceDetail,
  type TaskFilter,
  type TaskViewer,
  type Transaction,
} from '../index.ts';

const agents = Array.from({ length: 50 }, (_, place) => `agent${place}`);

describe('manual tasks', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);

  const apply = (instance: InstanceDetail, seq: number, effects: readonly Effect[]) =>
    inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, seq, effects)));

  const open = async (assign: Partial<Assignment>, more: Partial<OfferTask> = {}) => {
    const instance = await startInstance(database, 'review', `task ${(made += 1)}`);
    await apply(instance, 1, [offerTask('review#1', assign, more)]);
    return { instance, taskId: taskIdOf(instance.id, 'review#1') };
  };

  const get = (taskId: string, viewer: TaskViewer) =>
    inside((tx) => new TaskRepository(tx).get(taskId, viewer));
  const claim = (taskId: string, viewer: TaskViewer) =>
    inside((tx) => new TaskRepository(tx).claim(taskId, viewer));
  const submit = (taskId: string, viewer: TaskViewer, submissionId: string) =>
    inside((tx) =>
      new SubmissionRepository(tx).submit({ taskId, submissionId, output: { outcome: 'approve' } }, viewer),
    );
  const settle = (taskId: string, submissionId: string, reason?: string) =>
    inside((tx) =>
      new SubmissionRepository(tx).settle(
        taskId,
        submissionId,
        reason === undefined ? { accepted: true } : { accepted: false, reason },
      ),
    );
  const failures = (results: readonly PromiseSettledResult<unknown>[]) =>
    results.flatMap((result) => (result.status === 'rejected' ? [result.reason as { code: string }] : []));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 25 });
    await publishWorkflow(database, 'review');
    await makeUsers(database, [...agents, 'ben', 'outsider']);
    await makeGroup(database, 'refunds', [...agents, 'ben']);
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('are there only for those they are offered to', async () => {
    const { taskId } = await open({ groups: ['refunds'] });
    await expect(get(taskId, viewerOf('ben', ['refunds']))).resolves.toMatchObject({ status: 'offered' });
    await expect(get(taskId, viewerOf('outsider', ['others']))).resolves.toBeUndefined();
    await expect(claim(taskId, viewerOf('outsider'))).rejects.toMatchObject({
      code: 'task.unknown',
      status: 404,
    });
    await expect(submit(taskId, viewerOf('outsider'), 's')).rejects.toMatchObject({ code: 'task.unknown' });
  });

  it('have exactly one winner among 50 who claim at once; the others learn who and when', async () => {
    const { taskId } = await open({ groups: ['refunds'] });
    const results = await Promise.allSettled(
      agents.map((agent) => claim(taskId, viewerOf(agent, ['refunds']))),
    );
    const winners = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.assignee] : [],
    );
    expect(winners).toHaveLength(1);
    const winner = { user: winners[0], name: `Name of ${winners[0]}`, at: expect.any(String) };
    expect(failures(results)).toHaveLength(49);
    for (const failure of failures(results)) {
      expect(failure).toMatchObject({ code: 'task.taken', status: 409, details: { winner } });
    }
  });

  it('have exactly one answer of 50 at once, and one message', async () => {
    const { taskId, instance } = await open({ groups: ['refunds'] });
    const results = await Promise.allSettled(
      agents.map((agent) => submit(taskId, viewerOf(agent, ['refunds']), `answer of ${agent}`)),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(new Set(failures(results).map((failure) => failure.code))).toEqual(new Set(['task.taken']));
    const rows = await inside((tx) =>
      tx.rows(`SELECT 1 FROM outbox WHERE lane = $1 AND kind = 'submit'`, [instance.id]),
    );
    expect(rows).toHaveLength(1);
  });

  it('give the same answer to the same submission, and refuse it with other content', async () => {
    const { taskId } = await open({ groups: ['refunds'] });
    const ben = viewerOf('ben', ['refunds']);
    const first = await submit(taskId, ben, 's-1');
    await expect(submit(taskId, ben, 's-1')).resolves.toEqual(first);
    const other = inside((tx) =>
      new SubmissionRepository(tx).submit(
        { taskId, submissionId: 's-1', output: { outcome: 'reject' } },
        ben,
      ),
    );
    await expect(other).rejects.toMatchObject({ code: 'idempotency.mismatch' });
  });

  it('are completed or superseded by the verdict of the workflow, once', async () => {
    const ben = viewerOf('ben', ['refunds']);
    const accepted = await open({ groups: ['refunds'] });
    await submit(accepted.taskId, ben, 's');
    await expect(settle(accepted.taskId, 's')).resolves.toMatchObject({
      status: 'completed',
      outcome: 'approve',
    });
    await expect(settle(accepted.taskId, 's', 'timeout')).resolves.toMatchObject({ status: 'completed' });
    const late = await open({ groups: ['refunds'] });
    await submit(late.taskId, ben, 's');
    await expect(settle(late.taskId, 's', 'timeout')).resolves.toMatchObject({
      status: 'expired',
      closeReason: 'timeout',
    });
  });

  it('are offered again when an answer finds the lock taken; what was written stays as the draft', async () => {
    const ben = viewerOf('ben', ['refunds']);
    const { taskId } = await open({ groups: ['refunds'] });
    await submit(taskId, ben, 's');
    await expect(settle(taskId, 's', 'lock.taken')).resolves.toMatchObject({
      status: 'offered',
      assignee: null,
      output: null,
      draft: { outcome: 'approve' },
      draftBy: 'ben',
    });
    await expect(settle(taskId, 's')).resolves.toMatchObject({ status: 'offered' });
    await expect(submit(taskId, ben, 's-2')).resolves.toMatchObject({ status: 'submitted' });
  });

  it('are completed by the report of their visit, also when the verdict is lost', async () => {
    const { taskId, instance } = await open({ groups: ['refunds'] });
    const ben = viewerOf('ben', ['refunds']);
    await submit(taskId, ben, 's');
    const changes = [visitChange('review#1', { stepType: 'manual', status: 'completed', by: 'ben' })];
    await inside((tx) =>
      new ProjectionRepository(tx).writeBatch([pointOf(instance, 2, [], { changes }).projection]),
    );
    await expect(get(taskId, ben)).resolves.toMatchObject({
      status: 'completed',
      output: { outcome: 'approve' },
    });
  });

  it('tell who watches them of their end and are drawn for review once, though report and verdict both come', async () => {
    const { taskId, instance } = await open({ groups: ['refunds'] });
    const rule = [{ definition: 'review', stepId: 'review', percent: 100 }];
    await inside((tx) => new SamplingRepository(tx).set(rule, undefined));
    const drawn = () =>
      inside((tx) =>
        tx.rows('SELECT completed_at FROM sample WHERE project_id = $1 AND task_id = $2', [project, taskId]),
      );
    const watch = `INSERT INTO task_watch (project_id, task_id, person, since) VALUES ($1, $2, 'agent1', now())`;
    await inside((tx) => tx.run(watch, [project, taskId]));
    await submit(taskId, viewerOf('ben', ['refunds']), 's');
    const changes = [visitChange('review#1', { stepType: 'manual', status: 'completed', by: 'ben' })];
    await inside((tx) =>
      new ProjectionRepository(tx).writeBatch([pointOf(instance, 2, [], { changes }).projection]),
    );
    const once = await drawn();
    expect(once).toHaveLength(1);
    await settle(taskId, 's');
    expect(await drawn()).toEqual(once);
    await inside((tx) => new SamplingRepository(tx).set([], undefined));
    const told = 'SELECT person, kind FROM person_notice WHERE project_id = $1 AND task_id = $2';
    await expect(inside((tx) => tx.rows(told, [project, taskId]))).resolves.toEqual([
      { person: 'agent1', kind: 'closed' },
    ]);
  });

  it('never go to who is excluded, not by a claim, an answer, or an admin', async () => {
    const { taskId } = await open({ groups: ['refunds'], not: ['ben'] });
    const refused = { code: 'task.separation', status: 403 };
    await expect(claim(taskId, viewerOf('ben', ['refunds']))).rejects.toMatchObject(refused);
    await expect(submit(taskId, viewerOf('ben', ['refunds']), 's')).rejects.toMatchObject(refused);
    const assign = inside((tx) => new TaskRepository(tx).assign(taskId, viewerOf('root', [], true), 'ben'));
    await expect(assign).rejects.toMatchObject(refused);
  });

  it('are given back with the draft and handed on only inside the offer', async () => {
    const { taskId } = await open({ groups: ['refunds'] });
    const ben = viewerOf('ben', ['refunds']);
    await claim(taskId, ben);
    await inside((tx) => new TaskRepository(tx).saveDraft(taskId, ben, { half: 'done' }));
    const release = inside((tx) => new TaskRepository(tx).release(taskId, viewerOf('agent1', ['refunds'])));
    await expect(release).rejects.toMatchObject({ code: 'task.forbidden' });
    const assign = (to: string) => inside((tx) => new TaskRepository(tx).assign(taskId, ben, to));
    await expect(assign('outsider')).rejects.toMatchObject({ code: 'task.assignee-refused', status: 422 });
    await expect(assign('agent1')).resolves.toMatchObject({ assignee: 'agent1', draft: { half: 'done' } });
    const draft = inside((tx) => new TaskRepository(tx).saveDraft(taskId, ben, {}));
    await expect(draft).rejects.toMatchObject({ code: 'task.taken' });
    const free = inside((tx) => new TaskRepository(tx).release(taskId, viewerOf('agent1', ['refunds'])));
    await expect(free).resolves.toMatchObject({ status: 'offered', assignee: null });
  });

  it('refuse a change made on an older version', async () => {
    const { taskId } = await open({ groups: ['refunds'] });
    const ben = viewerOf('ben', ['refunds']);
    const stale = inside((tx) => new TaskRepository(tx).claim(taskId, ben, 9));
    await expect(stale).rejects.toMatchObject({ code: 'task.changed', details: { version: 1 } });
  });

  it('are taken back by the workflow, and a late answer says why', async () => {
    const { taskId, instance } = await open({ groups: ['refunds'] });
    await apply(instance, 2, [{ type: 'withdrawTask', key: 'w', work: 'review#1', reason: 'timeout' }]);
    await expect(submit(taskId, viewerOf('ben', ['refunds']), 's')).rejects.toMatchObject({
      code: 'task.closed',
      details: { status: 'expired', reason: 'timeout' },
    });
  });

  it('are reminded of and escalated once by each timer', async () => {
    const { taskId, instance } = await open({ groups: ['refunds'] });
    const remind = { type: 'notifyTask', key: 'timer/1', work: 'review#1', action: 'remind' } as const;
    const assign = { users: [], groups: ['supervisors'], not: ['agent0'] };
    const escalate = { ...remind, key: 'timer/2', action: 'escalate', assign } as const;
    await apply(instance, 2, [remind, escalate]);
    await apply(instance, 2, [remind, escalate]);
    const notices = await inside((tx) =>
      tx.rows('SELECT kind, groups FROM notice WHERE task_id = $1 ORDER BY kind', [taskId]),
    );
    expect(notices).toEqual([
      { kind: 'escalate', groups: ['supervisors'] },
      { kind: 'remind', groups: ['refunds'] },
    ]);
    await expect(get(taskId, viewerOf('sue', ['supervisors']))).resolves.toMatchObject({
      offeredGroups: ['refunds', 'supervisors'],
      notUsers: ['agent0'],
      isEscalated: true,
      version: 2,
    });
  });

  it('are taken away from their holder and offered to others by a timer that reassigns, once', async () => {
    const { taskId, instance } = await open({ groups: ['refunds'], not: ['ben'] });
    await claim(taskId, viewerOf('agent1', ['refunds']));
    const assign = { users: ['ben', 'outsider'], groups: [], not: [] };
    const reassign = {
      type: 'notifyTask',
      key: 'timer/1',
      work: 'review#1',
      action: 'reassign',
      assign,
    } as const;
    await apply(instance, 2, [reassign]);
    const after = await get(taskId, viewerOf('outsider'));
    expect(after).toMatchObject({
      status: 'offered',
      assignee: null,
      offeredUsers: ['ben', 'outsider'],
      offeredGroups: [],
      notUsers: ['ben'],
    });
    await claim(taskId, viewerOf('outsider'));
    await apply(instance, 2, [reassign]);
    expect(await get(taskId, viewerOf('outsider'))).toMatchObject({
      status: 'claimed',
      assignee: 'outsider',
    });
    await expect(get(taskId, viewerOf('agent1', ['refunds']))).resolves.toBeUndefined();
    await expect(claim(taskId, viewerOf('ben'))).rejects.toMatchObject({ code: 'task.separation' });
    const said = await inside((tx) =>
      tx.rows(
        `SELECT n.kind, n.users, (SELECT count(*)::int FROM audit a WHERE a.object_id = $1 AND a.verb = 'task.reassign')
           AS audits FROM notice n WHERE n.task_id = $1`,
        [taskId],
      ),
    );
    expect(said).toEqual([{ kind: 'reassign', users: ['ben', 'outsider'], audits: 1 }]);
  });

  it('stay with their verdict when they have been submitted before a timer reassigns', async () => {
    const { taskId, instance } = await open({ groups: ['refunds'] });
    await claim(taskId, viewerOf('agent2', ['refunds']));
    await submit(taskId, viewerOf('agent2', ['refunds']), `submitted ${taskId}`);
    const assign = { users: ['outsider'], groups: [], not: [] };
    await apply(instance, 2, [
      { type: 'notifyTask', key: 'timer/1', work: 'review#1', action: 'reassign', assign },
    ]);
    expect(await get(taskId, viewerOf('agent2', ['refunds']))).toMatchObject({
      status: 'submitted',
      assignee: 'agent2',
    });
  });

  it('go to the supervisors when their only person or group is removed', async () => {
    const people = await open({ users: ['outsider'] });
    await claim(people.taskId, viewerOf('outsider'));
    await database.inInstallation((tx) => new UserRepository(tx, project).remove('outsider'));
    await makeGroup(database, 'short-lived', ['ben']);
    const group = await open({ groups: ['short-lived'] });
    const tasks = await inside((tx) => new GroupRepository(tx).remove('short-lived'));
    expect(tasks).toEqual([group.taskId]);
    for (const { taskId } of [people, group]) {
      await expect(get(taskId, viewerOf('sue', ['supervisors']))).resolves.toMatchObject({
        status: 'offered',
        offeredUsers: [],
        offeredGroups: ['supervisors'],
      });
    }
  });

  it('stand in the inbox by priority, due date and age, page by page, each once', async () => {
    await makeGroup(database, 'paged', ['ben']);
    const ids: string[] = [];
    for (let place = 0; place < 12; place += 1) {
      const due = place % 3 === 0 ? {} : { dueAt: 1_800_000_000_000 + (place % 3) * 1000 };
      ids.push((await open({ groups: ['paged'] }, { priority: 1 + (place % 2), ...due })).taskId);
    }
    const list = (filter: TaskFilter, cursor?: string) =>
      inside((tx) =>
        new TaskListRepository(tx).list({ group: 'paged', ...filter }, viewerOf('ben', ['paged']), {
          limit: 5,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
    const first = await list({});
    await open({ groups: ['paged'] }, { priority: 1, dueAt: 1 });
    const second = await list({}, first.next);
    const third = await list({}, second.next);
    const seen = [...first.items, ...second.items, ...third.items];
    expect(seen.map((task) => task.id).sort()).toEqual([...ids].sort());
    const place = (task: { priority: number; dueAt: Date | null }) => [
      task.priority,
      task.dueAt?.getTime() ?? 9e15,
    ];
    const order = seen.map(place);
    expect(order).toEqual([...order].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)));
    expect(third.next).toBeUndefined();
    await expect(list({ order: 'due' }, first.next)).rejects.toMatchObject({ code: 'cursor.invalid' });
  });

  it('are counted and filtered by what a person may take', async () => {
    await makeGroup(database, 'counted', ['ben', 'agent1']);
    const mine = await open({ groups: ['counted'] });
    await open({ groups: ['counted'], not: ['ben'] });
    await claim(mine.taskId, viewerOf('ben', ['counted']));
    const count = (scope: 'mine' | 'groups' | 'open' | 'all', viewer: TaskViewer) =>
      inside((tx) => new TaskListRepository(tx).count({ scope, group: 'counted' }, viewer));
    await expect(count('mine', viewerOf('ben', ['counted']))).resolves.toEqual({ count: 1, exact: true });
    await expect(count('groups', viewerOf('ben', ['counted']))).resolves.toMatchObject({ count: 0 });
    await expect(count('open', viewerOf('ben', ['counted']))).resolves.toMatchObject({ count: 1 });
    await expect(count('groups', viewerOf('agent1', ['counted']))).resolves.toMatchObject({ count: 1 });
    await expect(count('all', viewerOf('agent1', ['counted']))).resolves.toMatchObject({ count: 2 });
    await expect(count('all', viewerOf('root', [], true))).resolves.toMatchObject({ count: 2 });
  });

  it('stand in the inbox exactly as they are, whatever was done to them', async () => {
    const rows = (from: string) =>
      inside((tx) => tx.rows(`SELECT r.* FROM ${from} AS r ORDER BY r.task_id, r.principal`));
    const shall = await rows('task t, LATERAL fermata_inbox_rows(t.project_id, t.id)');
    expect(shall.length).toBeGreaterThan(30);
    expect(await rows('task_inbox')).toEqual(shall);
  });

  it.each(['offered', 'claimed'] as const)(
    'stand in the inbox as they are also when they are claimed and offered to more people at once, %s first',
    async (first) => {
      const { taskId } = await open({ groups: ['refunds'] });
      const deeds = {
        offered: (tx: Transaction) =>
          tx.run(`INSERT INTO task_offer VALUES ($1, $2, 'group', 'counted')`, [project, taskId]),
        claimed: (tx: Transaction) => new TaskRepository(tx).claim(taskId, viewerOf('ben', ['refunds'])),
      };
      const { end } = await inside(async (tx) => {
        await deeds[first](tx);
        return meanwhile(tx, () => inside<unknown>(deeds[first === 'offered' ? 'claimed' : 'offered']));
      });
      await expect(end).resolves.toMatchObject({ status: 'fulfilled' });
      const lanes = await inside((tx) =>
        tx.rows('SELECT principal, lane FROM task_inbox WHERE task_id = $1 ORDER BY 1', [taskId]),
      );
      expect(lanes).toEqual(
        ['*', 'g:counted', 'g:refunds', 'h:ben'].map((principal) => ({ principal, lane: 1 })),
      );
    },
  );
});
