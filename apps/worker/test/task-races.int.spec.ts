import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppError } from '@fermata/contracts';
import {
  HandingRepository,
  InstanceRepository,
  StandingRepository,
  SubmissionRepository,
  taskIdOf,
  TaskHistoryRepository,
  TaskRepository,
  type TaskDetail,
  type Transaction,
} from '@fermata/persistence';
import { makeGroup, makeUsers, project, viewerOf } from '@fermata/testing';
import { openHouse, type House } from './house.fixture.ts';
import { until } from './shell.fixture.ts';

const contests = process.env['FERMATA_LONG'] === '1' ? 50 : 6;
/** Contests at once: more of them would only wait for one another. */
const wave = 6;
/** What so many contests may take on a slow machine. */
const patienceMs = 30_000 + contests * 12_000;
const actors = 25;
const agents = ['ann', 'bob', 'cem', 'dia', 'eve'];
const chief = viewerOf('chief', [], true);
const isEnded = ({ closedAt }: TaskDetail) => closedAt !== null;

describe('people, timers and operators at one task', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse();
    await makeUsers(house.database, [...agents, 'chief']);
    await makeGroup(house.database, 'desk', agents);
    await house.publish('contest', {
      start: 'ask',
      steps: {
        ask: {
          type: 'manual',
          assign: { groups: ['desk'] },
          outputSchema: { type: 'object' },
          timeout: 'PT2S',
          catch: [{ on: ['timeout'], to: 'late' }],
          next: [{ to: 'done' }],
        },
        late: { type: 'end', output: { way: 'late' } },
        done: {
          type: 'end',
          output: { way: 'done', by: '${ steps.ask.by }', said: '${ steps.ask.output }' },
        },
      },
    });
  });

  afterAll(() => house.close());

  const inside = <T>(actor: string, work: (tx: Transaction) => Promise<T>) =>
    house.database.inProject(project, work, { actor });
  const taskOf = (id: string) => inside('chief', (tx) => new TaskRepository(tx).get(id, chief));

  /** What one of many does at the same moment. */
  const deed = async (taskId: string, instanceId: string, place: number): Promise<unknown> => {
    const me = viewerOf(agents[place % agents.length] ?? '', ['desk']);
    const kinds: readonly ((tx: Transaction) => Promise<unknown>)[] = [
      (tx) => new TaskRepository(tx).claim(taskId, me),
      (tx) => submit(tx, place),
      (tx) => new TaskRepository(tx).assign(taskId, chief, agents[(place + 1) % agents.length] ?? ''),
      (tx) => new TaskRepository(tx).release(taskId, me),
      (tx) => new StandingRepository(tx).suspend(taskId, chief, { reason: 'r' }),
      (tx) => new StandingRepository(tx).resume(taskId, chief),
      (tx) => new HandingRepository(tx).giveBack(taskId, me),
    ];
    const submit = (tx: Transaction, at: number) =>
      new SubmissionRepository(tx).submit({ taskId, submissionId: `s-${at}`, output: { at } }, me);
    if (place === actors - 1) return house.operate(instanceId, 'cancel');
    return inside(me.userId, kinds[(place * 3) % kinds.length] as (typeof kinds)[number]);
  };

  /** Many at the task of one instance, in every second contest with an operator who calls it off. */
  const contest = async (place: number): Promise<string> => {
    const instanceId = await house.start('contest');
    const taskId = taskIdOf(instanceId, 'ask#1');
    await until(
      () => taskOf(taskId),
      (task) => task !== undefined,
    );
    const count = place % 2 === 0 ? actors - 1 : actors;
    const results = await Promise.allSettled(
      Array.from({ length: count }, (_one, at) => deed(taskId, instanceId, at)),
    );
    for (const one of results) if (one.status === 'rejected') demandRefusal(one.reason);
    await house.closed(instanceId);
    const task = (await until(
      () => taskOf(taskId),
      (now) => now !== undefined && isEnded(now),
    )) as TaskDetail;
    return agreed(instanceId, task);
  };

  it(
    'end it once, and history, row and instance say the same',
    async () => {
      const ways: string[] = [];
      while (ways.length < contests) {
        const places = Array.from(
          { length: Math.min(wave, contests - ways.length) },
          (_, at) => ways.length + at,
        );
        ways.push(...(await Promise.all(places.map(contest))));
      }
      expect(ways).toHaveLength(contests);
    },
    patienceMs,
  );

  /** How the contest ended, told three times. */
  const agreed = async (instanceId: string, task: TaskDetail): Promise<string> => {
    const [instance, history] = await inside(
      'chief',
      async (tx) =>
        [
          await new InstanceRepository(tx).get(instanceId),
          await new TaskHistoryRepository(tx).of(task.id),
        ] as const,
    );
    const told = history.map(({ what }) => what);
    const submitted = history.filter(({ what }) => what === 'submitted');
    expect(submitted.length).toBe(task.submittedBy === null ? 0 : 1);
    expect(submitted[0]?.by ?? null).toBe(task.submittedBy);
    if (task.status === 'completed') {
      expect(instance).toMatchObject({
        status: 'completed',
        output: { way: 'done', by: [task.submittedBy], said: task.output },
      });
      expect(told.filter((what) => what === 'completed')).toHaveLength(1);
      return 'completed';
    }
    const late = { status: 'completed', output: { way: 'late' } };
    expect(instance).toMatchObject(task.status === 'expired' ? late : { status: 'cancelled' });
    expect(told).not.toContain('completed');
    return task.status;
  };
});

function demandRefusal(reason: unknown): void {
  const { code, status, details } = reason as AppError;
  expect([403, 409]).toContain(status);
  if (code === 'task.taken') {
    expect(details).toMatchObject({ winner: { name: expect.any(String), at: expect.any(String) } });
  }
}
