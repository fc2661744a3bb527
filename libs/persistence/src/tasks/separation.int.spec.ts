import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
import type { StepNames } from '@fermata/contracts';
import type { Effect, OfferTask } from '@fermata/interpreter';
import {
  EarlyAnswerRepository,
  openDatabase,
  PointRepository,
  SubmissionRepository,
  taskIdOf,
  TaskListRepository,
  TaskRepository,
  type Database,
  type Transaction,
} from '../index.ts';
import { redistribute } from './distribution/distribute.ts';

describe('separation of duties', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const ann = viewerOf('ann', ['desk']);
  const lead = { ...viewerOf('lead', ['desk'], true), reassign: ['desk'] };
  const refused = { code: 'task.separation', status: 403 };

  const submit = (taskId: string, submissionId = `s-${taskId}`, viewer = ann) =>
    inside((tx) => new SubmissionRepository(tx).submit({ taskId, submissionId, output: {} }, viewer));

  /** Two tasks of one instance that are to be kept apart; the second says so, or the first. */
  const pair = async (said: 'first' | 'second' = 'second') => {
    const instance = await startInstance(database, 'review', `pair ${(made += 1)}`);
    const [prepare, approve] = ['prepare', 'approve'].map((step) => taskIdOf(instance.id, `${step}#1`));
    const offer = (step: string, separateFrom?: readonly string[]) => {
      const from = separateFrom === undefined ? {} : { separateFrom };
      return offerTask(`${step}#1`, { groups: ['desk'], ...from }, { stepId: step });
    };
    const effects =
      said === 'second'
        ? [offer('prepare'), offer('approve', ['prepare'])]
        : [offer('prepare', ['approve']), offer('approve')];
    await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, effects)));
    return { prepare: prepare ?? '', approve: approve ?? '' };
  };

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 10 });
    await publishWorkflow(database, 'review');
    await makeUsers(database, ['ann', 'bob', 'lead']);
    await makeGroup(database, 'desk', ['ann', 'bob', 'lead']);
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it.each(['first', 'second'] as const)(
    'keeps who prepared from approving on every way, where the %s step says it',
    async (said) => {
      const { prepare, approve } = await pair(said);
      await submit(prepare);
      await expect(submit(approve)).rejects.toMatchObject(refused);
      await expect(inside((tx) => new TaskRepository(tx).claim(approve, ann))).rejects.toMatchObject(refused);
      const handed = inside((tx) => new TaskRepository(tx).assign(approve, lead, 'ann'));
      await expect(handed).rejects.toMatchObject(refused);
      const open = await inside((tx) => new TaskListRepository(tx).list({ scope: 'groups' }, ann));
      expect(open.items.map(({ id }) => id)).not.toContain(approve);
      await expect(
        inside((tx) => new TaskRepository(tx).claim(approve, viewerOf('bob', ['desk']))),
      ).resolves.toMatchObject({ assignee: 'bob' });
    },
  );

  it('holds also for who had claimed the approval before preparing', async () => {
    const { prepare, approve } = await pair();
    await inside((tx) => new TaskRepository(tx).claim(approve, ann));
    await submit(prepare);
    await expect(submit(approve)).rejects.toMatchObject(refused);
  });

  it('lets one of two answers of a person at once through, ten times of ten', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { prepare, approve } = await pair();
      const results = await Promise.allSettled([submit(prepare), submit(approve)]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('does not hold between instances, nor for an answer that did not count', async () => {
    const one = await pair();
    const other = await pair();
    await submit(one.prepare);
    await expect(submit(other.approve)).resolves.toMatchObject({ status: 'submitted' });
    await inside((tx) =>
      new SubmissionRepository(tx).settle(one.prepare, `s-${one.prepare}`, {
        accepted: false,
        reason: 'timeout',
      }),
    );
    await expect(submit(one.approve)).resolves.toMatchObject({ status: 'submitted' });
  });

  describe('after a move that gives steps other names (rule O6)', () => {
    const renamed = (move: string, steps: Readonly<Record<string, string>>): StepNames => ({
      type: 'stepsRenamed',
      key: `names:${move}`,
      move,
      steps,
    });
    const undone = (move: string): StepNames => ({ type: 'namesRestored', key: `names:${move}-undo`, move });

    /** An instance whose `prepare` ann has done, with what points say afterwards; each is said twice. */
    const moving = async (said: object = {}) => {
      const instance = await startInstance(database, 'review', `moving ${(made += 1)}`);
      let seq = 0;
      const point = async (...effects: readonly (OfferTask | StepNames)[]) => {
        const request = pointOf(instance, (seq += 1), effects as readonly Effect[]);
        const apply = () => inside((tx) => new PointRepository(tx, noTriggers).applyPoint(request));
        await apply();
        await apply();
      };
      const offer = (work: string, more: object) =>
        offerTask(work, { groups: ['desk'], ...more }, { stepId: work.replace(/#.*$/, '') });
      await point(offer('prepare#1', said));
      await submit(taskIdOf(instance.id, 'prepare#1'));
      return { point, offer, taskOf: (work: string) => taskIdOf(instance.id, work), id: instance.id };
    };
    const claim = (taskId: string, viewer = ann) =>
      inside((tx) => new TaskRepository(tx).claim(taskId, viewer));

    it('still keeps who did a step from the one that names it by its new name, in the very same point', async () => {
      const { point, offer, taskOf } = await moving();
      await point(renamed('m', { prepare: 'gather' }), offer('approve#1', { separateFrom: ['gather'] }));
      await expect(claim(taskOf('approve#1'))).rejects.toMatchObject(refused);
      await expect(submit(taskOf('approve#1'))).rejects.toMatchObject(refused);
      await point(offer('gather#2', {}), offer('other#1', { separateFrom: ['prepare'] }));
      await expect(claim(taskOf('other#1'))).resolves.toMatchObject({ assignee: 'ann' });
    });

    it('keeps what an earlier answer says of a step, and an open task its own, by the new names', async () => {
      const { point, offer, taskOf } = await moving({ separateFrom: ['approve'] });
      await point(offer('check#1', { separateFrom: ['prepare'] }));
      await point(renamed('m', { prepare: 'gather', approve: 'release' }), offer('release#1', {}));
      await expect(claim(taskOf('release#1'))).rejects.toMatchObject(refused);
      await expect(claim(taskOf('check#1'))).rejects.toMatchObject(refused);
    });

    it('holds over two moves in a row, also where two steps change their names', async () => {
      const { point, offer, taskOf } = await moving();
      await point(renamed('m', { prepare: 'gather', gather: 'prepare' }));
      await point(renamed('n', { gather: 'collect' }));
      await point(
        offer('approve#1', { separateFrom: ['collect'] }),
        offer('other#1', { separateFrom: ['gather', 'prepare'] }),
      );
      await expect(claim(taskOf('approve#1'))).rejects.toMatchObject(refused);
      await expect(claim(taskOf('other#1'))).resolves.toMatchObject({ assignee: 'ann' });
    });

    it('goes back with the move, and stays gone back when the move comes again too late', async () => {
      const { point, offer, taskOf } = await moving();
      await point(renamed('m', { prepare: 'gather' }));
      await point(undone('m'));
      await point(renamed('m', { prepare: 'gather' }), undone('nothing'));
      await point(
        offer('approve#1', { separateFrom: ['prepare'] }),
        offer('other#1', { separateFrom: ['gather'] }),
      );
      await expect(claim(taskOf('approve#1'))).rejects.toMatchObject(refused);
      await expect(claim(taskOf('other#1'))).resolves.toMatchObject({ assignee: 'ann' });
    });

    it('finds the same person as before by the new name, also for a task that was open then', async () => {
      const { point, offer, taskOf } = await moving();
      const bob = viewerOf('bob', ['desk']);
      await point(offer('second#1', { likeStep: 'prepare' }));
      await inside((tx) => new TaskRepository(tx).release(taskOf('second#1'), ann));
      await point(
        renamed('m', { prepare: 'gather', second: 'next' }),
        offer('third#1', { likeStep: 'gather' }),
      );
      const row = (work: string) => inside((tx) => new TaskRepository(tx).get(taskOf(work), bob));
      expect(await row('third#1')).toMatchObject({ assignee: 'ann' });
      expect(await row('second#1')).toMatchObject({ assignee: null, stepId: 'next' });
      expect(await inside((tx) => redistribute(tx, taskOf('second#1')))).toBe('ann');
    });

    it('lets lists find tasks by the new name, and gives in what was answered early for the old one', async () => {
      const { point, offer, taskOf, id } = await moving();
      const early = {
        instanceId: id,
        stepId: 'sign',
        form: null,
        output: { outcome: 'approve' },
        outcome: 'approve',
      };
      await inside((tx) => new EarlyAnswerRepository(tx).keep(early, 'bob'));
      await point(offer('check#1', {}));
      await point(renamed('m', { sign: 'seal', check: 'look' }), offer('seal#1', {}));
      const listed = await inside((tx) =>
        new TaskListRepository(tx).list({ scope: 'groups', stepId: 'look' }, ann),
      );
      expect(listed.items.map(({ id: task }) => task)).toContain(taskOf('check#1'));
      const sealed = await inside((tx) => new TaskRepository(tx).get(taskOf('seal#1'), lead));
      expect(sealed).toMatchObject({ status: 'submitted', submittedBy: 'bob' });
    });
  });
});
