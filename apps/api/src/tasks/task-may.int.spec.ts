import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError, permissionsOf, type Role, type TaskDeed, type TaskDetail } from '@fermata/contracts';
import type { Orchestrator } from '@fermata/orchestration';
import type { Database, Transaction } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { demandKey } from '../access/permission.decorator.ts';
import { rehearsing } from '../bulk-tasks/rehearsal.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { OperationsService } from '../operations/operations.service.ts';
import { offerIn, startedInstance } from '../task-verbs/offered.fixture.ts';
import { TaskRepairsController } from '../task-verbs/task-repairs.controller.ts';
import { TaskRepairsService } from '../task-verbs/task-repairs.service.ts';
import { TaskVerbsController } from '../task-verbs/task-verbs.controller.ts';
import { TaskVerbsService } from '../task-verbs/task-verbs.service.ts';
import type { Transactions } from './task-door.ts';
import { TasksController } from './tasks.controller.ts';
import { TasksService } from './tasks.service.ts';

const yes = {
  claim: async () => ({ accepted: true }),
  preview: async () => ({ accepted: true }),
} as unknown as Orchestrator;

/** The doors over a database of which nothing stays. */
function doorsOver(database: Transactions) {
  const operations = new OperationsService(database as Database, yes);
  return {
    tasks: new TasksService(database, yes),
    verbs: new TaskVerbsService(database, yes),
    repairs: new TaskRepairsService(database, operations),
  };
}

/** Each work by itself in one transaction, of which nothing stays: many are done in a moment. */
function stepByStep(tx: Transaction): Transactions {
  return {
    inProject: async (_project, work) => {
      await tx.run('SAVEPOINT step', []);
      try {
        return await work(tx);
      } finally {
        await tx.run('ROLLBACK TO SAVEPOINT step', []);
      }
    },
  };
}

type Doors = ReturnType<typeof doorsOver>;
type Door = readonly [handler: object, deed: (doors: Doors, caller: Caller, id: string) => Promise<unknown>];

const once = undefined;
const [tasksDoor, verbsDoor, repairsDoor] = [TasksController, TaskVerbsController, TaskRepairsController].map(
  ({ prototype }) => prototype as unknown as Readonly<Record<string, object>>,
) as [Record<string, object>, Record<string, object>, Record<string, object>];
const handler = (door: Readonly<Record<string, object>>, name: string): object => {
  const found = door[name];
  if (found === undefined) throw new Error(`no handler ${name}`);
  return found;
};
const tomorrow = () => new Date(Date.now() + 86_400_000);

/** How each deed is done; `pat` may always be handed to. */
const doors: Readonly<Record<TaskDeed, Door>> = {
  claim: [handler(tasksDoor, 'claim'), ({ tasks }, caller, id) => tasks.claim(caller, id)],
  complete: [
    handler(tasksDoor, 'complete'),
    ({ tasks }, caller, id) =>
      tasks.complete(caller, id, { submissionId: 'new', outcome: 'approve', data: {} }),
  ],
  release: [handler(tasksDoor, 'release'), ({ tasks }, caller, id) => tasks.release(caller, id, {})],
  return: [handler(verbsDoor, 'giveBack'), ({ verbs }, caller, id) => verbs.giveBack(caller, id, {})],
  delegate: [
    handler(verbsDoor, 'delegate'),
    ({ verbs }, caller, id) => verbs.delegate(caller, id, { user: 'pat' }),
  ],
  assign: [
    handler(tasksDoor, 'assign'),
    ({ tasks }, caller, id) => tasks.assign(caller, id, { user: 'pat' }),
  ],
  takeOver: [handler(verbsDoor, 'takeOver'), ({ verbs }, caller, id) => verbs.takeOver(caller, id, {})],
  decline: [handler(verbsDoor, 'decline'), ({ verbs }, caller, id) => verbs.decline(caller, id, {})],
  help: [handler(verbsDoor, 'addHelper'), ({ verbs }, caller, id) => verbs.addHelper(caller, id, 'pat')],
  snooze: [
    handler(verbsDoor, 'update'),
    ({ verbs }, caller, id) => verbs.update(caller, id, { followUpAt: tomorrow() }),
  ],
  prioritise: [
    handler(verbsDoor, 'update'),
    ({ verbs }, caller, id) => verbs.update(caller, id, { priority: 1 }),
  ],
  escalate: [
    handler(verbsDoor, 'escalate'),
    ({ verbs }, caller, id) => verbs.escalate(caller, id, { reason: 'r' }),
  ],
  suspend: [
    handler(verbsDoor, 'suspend'),
    ({ verbs }, caller, id) => verbs.suspend(caller, id, { reason: 'r' }),
  ],
  skip: [
    handler(repairsDoor, 'skip'),
    ({ repairs }, caller, id) => repairs.skip(caller, { id, once }, { reason: 'r' }),
  ],
  redo: [
    handler(repairsDoor, 'redo'),
    ({ repairs }, caller, id) => repairs.redo(caller, { id, once }, { reason: 'r' }),
  ],
};

const people: Readonly<Record<string, readonly Role[]>> = {
  robin: ['agent'],
  sam: ['agent'],
  lee: ['agent'],
  ben: ['agent'],
  sue: ['supervisor'],
  root: ['admin', 'analyst', 'developer', 'supervisor', 'agent', 'auditor'],
};

const callerOf = (userId: string, permissions: ReadonlySet<unknown>): Caller =>
  ({
    projectId: 'default',
    subject: { userId, login: userId, name: userId, roles: people[userId], groups: [], permissions },
    acting: { actor: userId, credential: 'token:t', requestId: 'r' },
  }) as unknown as Caller;

const callers = (): readonly (readonly [string, Caller])[] => [
  ...Object.entries(people)
    .filter(([who]) => who !== 'ben')
    .map(([who, roles]) => [who, callerOf(who, permissionsOf(roles))] as const),
  ['robin who only sees', callerOf('robin', new Set(['task.see']))],
];

describe('what a task says one may do', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(
      formText,
      workflowText('orders'),
      workflowText('shut-out').replace(
        'assign: { groups: [refunds] }',
        "assign: { groups: [refunds], not: '${ input.orderId }' }",
      ),
    );
    for (const [login, roles] of Object.entries(people)) {
      if (!['robin', 'sam', 'lee', 'root'].includes(login)) await api.person(login, [...roles]);
    }
    await api.person('pat', ['agent']);
    await api.group('refunds', ['robin', 'sam', 'ben', 'pat', 'sue']);
    await api.group('supervisors', ['sue']);
    const now = Date.now();
    const away = {
      from: new Date(now - 60_000).toISOString(),
      until: new Date(now + 86_400_000).toISOString(),
    };
    const noted = await api.call('POST', '/absences', { person: 'ben', ...away, substitute: 'lee' });
    if (noted.status >= 300) throw new Error(JSON.stringify(noted.body));
  });

  afterAll(() => api.close());

  const do_ = (who: string, deed: (doors: Doors, caller: Caller) => Promise<unknown>) =>
    deed(doorsOver(api.database), callerOf(who, permissionsOf(people[who] ?? ['agent'])));
  const free = async (assign?: Parameters<typeof offerIn>[3]) =>
    offerIn(api, await startedInstance(api), 'review#1', assign);
  const heldBy = async (who: string) => {
    const id = await free();
    await do_(who, ({ tasks }, caller) => tasks.claim(caller, id));
    return id;
  };
  const suspended = async (id: string) => {
    await do_('root', ({ verbs }, caller) => verbs.suspend(caller, id, { reason: 'r' }));
    return id;
  };
  const answer = { submissionId: 's', outcome: 'approve', data: {} };

  const states: Readonly<Record<string, () => Promise<string>>> = {
    'that nobody has': () => free(),
    'that nobody has and is suspended': async () => suspended(await free()),
    'that robin has': () => heldBy('robin'),
    'that robin has and is suspended': async () => suspended(await heldBy('robin')),
    'that ben has, who is away': () => heldBy('ben'),
    'that is offered by name to ben, who is away': () => free({ users: ['ben', 'pat'] }),
    'that robin has delegated to sam': async () => {
      const id = await heldBy('robin');
      await do_('robin', ({ verbs }, caller) => verbs.delegate(caller, id, { user: 'sam' }));
      return id;
    },
    'that robin has declined': async () => {
      const id = await free();
      await do_('robin', ({ verbs }, caller) => verbs.decline(caller, id, {}));
      return id;
    },
    'that lee helps with': async () => {
      const id = await heldBy('robin');
      await do_('robin', ({ verbs }, caller) => verbs.addHelper(caller, id, 'lee'));
      return id;
    },
    'that robin is kept apart from by an answer': async () => {
      const instance = await startedInstance(api);
      const prepare = await offerIn(api, instance, 'prepare#1');
      await do_('robin', ({ tasks }, caller) => tasks.complete(caller, prepare, answer));
      return offerIn(api, instance, 'review#1', { groups: ['refunds'], separateFrom: ['prepare'] });
    },
    'that sue and root are shut out from by name': () => free({ groups: ['refunds'], not: ['sue', 'root'] }),
    'that sue is shut out from by the plan alone': async () => {
      const body = { workflow: 'shut-out', input: { orderId: 'sue' } };
      return offerIn(api, (await api.call('POST', '/instances', body)).body.id, 'review#1');
    },
    'that robin has answered': async () => {
      const id = await free();
      await do_('robin', ({ tasks }, caller) => tasks.complete(caller, id, answer));
      return id;
    },
    'that is taken back': async () => {
      const id = await free();
      await api.sql(
        `UPDATE task SET status = 'withdrawn', closed_at = now(), close_reason = 'cancelled' WHERE id = '${id}'`,
      );
      return id;
    },
  };

  /** What the door of a deed comes to, its guard first: `done`, `nothing` where it changes nothing, or why not. */
  const outcomeOf = async (
    rehearsed: Doors,
    deed: TaskDeed,
    caller: Caller,
    { id, revision }: TaskDetail,
  ): Promise<string> => {
    const [guarded, deedOf] = doors[deed];
    const demand = Reflect.getMetadata(demandKey, guarded) as never;
    if (!caller.subject.permissions.has(demand)) return 'access.forbidden';
    try {
      const changed = (await deedOf(rehearsed, caller, id)) as { readonly revision?: number };
      return changed.revision === revision ? 'nothing' : 'done';
    } catch (failure) {
      if (failure instanceof AppError) return failure.code;
      throw failure;
    }
  };

  it.each(Object.keys(states))('is what its doors then do, whoever asks, of a task %s', async (state) => {
    const id = await (states[state]?.() ?? '');
    const said: Record<string, string> = {};
    const done: Record<string, string> = {};
    await rehearsing(api.database).inProject('default', async (tx) => {
      const rehearsed = doorsOver(stepByStep(tx));
      for (const [who, caller] of callers()) {
        const task = await rehearsed.tasks.get(caller, id).catch(() => undefined);
        for (const [deed, leave] of Object.entries(task?.may ?? {})) {
          const outcome = await outcomeOf(rehearsed, deed as TaskDeed, caller, task as TaskDetail);
          const may = leave.allowed ? 'done' : (leave.code ?? '');
          said[`${who} ${deed}`] = may;
          // A door that is asked for what is so already changes nothing, and need not refuse it.
          done[`${who} ${deed}`] = outcome === 'nothing' ? may : outcome;
        }
      }
    });
    expect(Object.keys(said).length).toBeGreaterThanOrEqual(3 * Object.keys(doors).length);
    expect(said).toEqual(done);
  });
});
