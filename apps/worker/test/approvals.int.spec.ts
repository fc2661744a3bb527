import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeGroup, makeUsers } from '@fermata/testing';
import {
  AbsenceRepository,
  GroupRepository,
  MembershipRepository,
  SubmissionRepository,
  taskIdOf,
  TaskRepository,
  UserRepository,
  type TaskViewer,
  type Transaction,
} from '@fermata/persistence';
import { openHouse, type House } from './house.fixture.ts';
import { until } from './shell.fixture.ts';

const project = 'default';
const people = ['ann', 'bob', 'cy', 'dan', 'eve', 'fay', 'gil', 'sue'];

/** Approvals by several people, while people go and are away. */
describe('N of M approval', () => {
  let house: House;

  const approval = (assign: object, forEach: object) => ({
    start: 'approve',
    steps: {
      approve: {
        type: 'manual',
        outputSchema: { type: 'object' },
        assign: { separateFrom: ['approve'], ...assign },
        forEach,
        next: [{ to: 'end' }],
      },
      end: {
        type: 'end',
        output: { by: '${ steps.approve.by }', withdrawn: '${ steps.approve.output.cancelled }' },
      },
    },
  });
  const twoOf = { items: '${ input.people }', until: 'output.done >= 2', rest: 'cancel' };
  const inside = <T>(work: (tx: Transaction) => Promise<T>, actor = 'sue') =>
    house.database.inProject(project, work, { actor });
  const accounts = <T>(work: (users: UserRepository, tx: Transaction) => Promise<T>) =>
    house.database.inInstallation((tx) => work(new UserRepository(tx, project), tx));

  /** The instance once the tasks of these works are offered. */
  const begin = async (name: string, who: readonly string[], works: readonly number[]) => {
    const id = await house.start(name, { people: who });
    await Promise.all(works.map((index) => task(id, index, ({ status }) => status === 'offered')));
    return id;
  };
  const row = (id: string, index: number) =>
    inside((tx) =>
      tx.row<{ status: string; assignee: string | null; offered: readonly string[] }>(
        `SELECT t.status, t.assignee, ARRAY(SELECT o.principal FROM task_offer o
           WHERE o.project_id = t.project_id AND o.task_id = t.id ORDER BY 1) AS offered
         FROM task t WHERE t.project_id = $1 AND t.id = $2`,
        [project, taskIdOf(id, `approve#1[${index}]`)],
      ),
    );
  const task = (id: string, index: number, fits: (found: { status: string }) => boolean) =>
    until(
      () => row(id, index),
      (found) => found !== undefined && fits(found),
    );
  const as = <T>(who: string, work: (tx: Transaction, viewer: TaskViewer) => Promise<T>) =>
    inside(async (tx) => work(tx, await new GroupRepository(tx).viewer(who, false)), who);
  const answer = (who: string, id: string, index: number) =>
    as(who, (tx, viewer) =>
      new SubmissionRepository(tx).submit(
        { taskId: taskIdOf(id, `approve#1[${index}]`), submissionId: randomUUID(), output: {} },
        viewer,
      ),
    );
  const claim = (who: string, id: string, index: number) =>
    as(who, (tx, viewer) => new TaskRepository(tx).claim(taskIdOf(id, `approve#1[${index}]`), viewer));
  const refusedApart = { code: 'task.separation', status: 403 };

  beforeAll(async () => {
    house = await openHouse();
    await makeUsers(house.database, people);
    await makeGroup(house.database, 'supervisors', ['sue']);
    await makeGroup(house.database, 'board', ['ann', 'bob', 'cy']);
    await house.publish('named', approval({ users: ['${ item }'] }, twoOf));
    await house.publish('seats', approval({ groups: ['board'] }, twoOf));
    const inTurn = { items: '${ input.people }', concurrency: 1 };
    await house.publish('turns', approval({ users: ['${ item }'] }, inTurn));
  });
  afterAll(() => house.close());

  it('goes on without a person who is removed: the task is the supervisors’, and is withdrawn when enough have answered', async () => {
    const id = await begin('named', ['ann', 'bob', 'eve'], [0, 1, 2]);
    await answer('ann', id, 0);
    await accounts((users) => users.remove('eve'));
    expect(await row(id, 2)).toMatchObject({ status: 'offered', offered: ['supervisors'] });
    await answer('bob', id, 1);
    expect((await house.closed(id)).output).toEqual({ by: ['ann', 'bob'], withdrawn: 1 });
    expect(await row(id, 2)).toMatchObject({ status: 'withdrawn' });
  });

  it('lets a supervisor answer for who was removed, but for nobody else besides', async () => {
    const id = await begin('named', ['fay', 'gil'], [0, 1]);
    await accounts(async (users) => {
      await users.remove('fay');
      await users.remove('gil');
    });
    await answer('sue', id, 0);
    await task(id, 0, ({ status }) => status === 'completed');
    await expect(answer('sue', id, 1)).rejects.toMatchObject(refusedApart);
    await makeGroup(house.database, 'supervisors', ['ann', 'sue']);
    await answer('ann', id, 1);
    expect((await house.closed(id)).output).toEqual({ by: ['sue', 'ann'], withdrawn: 0 });
    await makeGroup(house.database, 'supervisors', ['sue']);
  });

  it('is not held up by a person who is disabled: the task stays there, and goes when enough have answered', async () => {
    const id = await begin('named', ['dan', 'bob', 'cy'], [0, 1, 2]);
    await accounts((users) => users.setDisabled('dan', true));
    expect(await row(id, 0)).toMatchObject({ status: 'offered', offered: ['dan'] });
    await answer('bob', id, 1);
    await answer('cy', id, 2);
    expect((await house.closed(id)).output).toEqual({ by: ['bob', 'cy'], withdrawn: 1 });
    expect(await row(id, 0)).toMatchObject({ status: 'withdrawn' });
  });

  it('asks nobody who has left the group: what that person holds stays, what is free is for the others', async () => {
    const id = await begin('seats', ['1', '2', '3'], [0, 1, 2]);
    await claim('cy', id, 0);
    await inside((tx) => new MembershipRepository(tx, project).leave('board', 'cy'));
    await expect(claim('cy', id, 1)).rejects.toMatchObject({ code: 'task.unknown' });
    await answer('ann', id, 1);
    await task(id, 1, ({ status }) => status === 'completed');
    await expect(answer('ann', id, 2)).rejects.toMatchObject(refusedApart);
    await answer('cy', id, 0);
    expect((await house.closed(id)).output).toEqual({ by: ['ann', 'cy'], withdrawn: 1 });
  });

  it('in turn: who stands in answers for who is away, once for one seat alone, and then the next is asked', async () => {
    const away = { from: new Date(0), until: new Date('2999-01-01'), note: null };
    const absence = await inside((tx) =>
      new AbsenceRepository(tx).add(randomUUID(), { person: 'bob', substitute: 'sue', ...away }),
    );
    const id = await begin('turns', ['ann', 'bob', 'bob', 'cy'], [0]);
    await expect(answer('sue', id, 0)).rejects.toMatchObject({ code: 'task.unknown' });
    expect(await row(id, 1)).toBeUndefined();
    await answer('ann', id, 0);
    await task(id, 1, ({ status }) => status === 'offered');
    expect(await row(id, 2)).toBeUndefined();
    await answer('sue', id, 1);
    await task(id, 2, ({ status }) => status === 'offered');
    await expect(answer('sue', id, 2)).rejects.toMatchObject(refusedApart);
    await inside((tx) => new AbsenceRepository(tx).remove(absence));
    await answer('bob', id, 2);
    await task(id, 3, ({ status }) => status === 'offered');
    await answer('cy', id, 3);
    expect((await house.closed(id)).output).toEqual({ by: ['ann', 'sue', 'bob', 'cy'], withdrawn: 0 });
  });
});
