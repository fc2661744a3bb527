import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offerTask, pointOf, noTriggers } from '@fermata/testing';
import type { TaskClaim, Verdict } from '@fermata/contracts';
import {
  GroupRepository,
  InstanceRepository,
  PointRepository,
  SubmissionRepository,
  taskIdOf,
  type InstanceDetail,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { TaskVerbsService } from '../task-verbs/task-verbs.service.ts';
import { TasksService } from './tasks.service.ts';

const callerOf = (userId: string, ...more: readonly string[]) =>
  ({
    projectId: 'default',
    subject: { userId, permissions: new Set(['task.see', 'task.claim', 'task.complete', ...more]) },
    acting: { actor: userId, credential: 'token:t', requestId: 'r' },
  }) as unknown as Caller;
const robin = callerOf('robin');
const sue = callerOf('sue', 'task.assign', 'task.see-all');

type Consent = (claim: TaskClaim) => Promise<Verdict>;
const yes: Consent = async () => ({ accepted: true });
const no: Consent = async () => ({ accepted: false, reason: 'lock.taken' });
const paused: Consent = async () => ({ accepted: false, reason: 'instance.paused' });
const away: Consent = () => Promise.reject(new Error('unreachable'));

describe('a start that the instance decides (rules L1, L2, W3)', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    const lock = 'lock: { name: desk, take: start }, assign: { groups: [refunds] }';
    const locked = workflowText('locked')
      .replace('assign: { groups: [refunds] }, next: [{ to: done }]', `${lock}, next: [{ to: second }]`)
      .replace(
        '  done:',
        `  second: { type: manual, form: order-form, ${lock}, next: [{ to: done }] }\n  done:`,
      );
    await api.deploy(formText, locked, workflowText('orders'));
    await api.person('sue', ['supervisor']);
    await api.group('refunds', ['robin', 'sam', 'sue']);
  });

  afterAll(() => api.close());

  /** Two tasks of an instance that says what `says` yields at a start, and what it was asked. */
  const offered = async (workflow: string, says: Consent = yes) => {
    const { id } = (await api.call('POST', '/instances', { workflow, input: { orderId: 'o' } })).body;
    await api.database.inProject('default', async (tx) => {
      const instance = (await new InstanceRepository(tx).get(id)) as InstanceDetail;
      const form = { form: 'order-form@1' };
      const tasks = [
        offerTask('review#1', { groups: ['refunds'] }, { ...form, stepId: 'review' }),
        offerTask(
          'second#1',
          { groups: ['refunds'], separateFrom: ['review'] },
          { ...form, stepId: 'second' },
        ),
      ];
      await new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, tasks));
    });
    const world = { says };
    const asked: (TaskClaim & { readonly instanceId: string })[] = [];
    const claim = (instanceId: string, given: TaskClaim): Promise<Verdict> => {
      asked.push({ instanceId, ...given });
      return world.says(given);
    };
    const doors = {
      tasks: new TasksService(api.database, { claim }),
      verbs: new TaskVerbsService(api.database, { claim }),
    };
    return { id, task: taskIdOf(id, 'review#1'), second: taskIdOf(id, 'second#1'), asked, world, ...doors };
  };

  it('holds when the instance accepts it', async () => {
    const { id, task, asked, tasks } = await offered('locked');
    expect(await tasks.claim(robin, task)).toMatchObject({ status: 'claimed', assignee: { id: 'robin' } });
    expect(asked).toEqual([{ instanceId: id, claimId: `${task}/2`, work: 'review#1', by: 'robin' }]);
  });

  it('is given back when the instance refuses it: 409 with its reason, and who was first since when', async () => {
    const { task, second, world, tasks } = await offered('locked');
    await tasks.claim(callerOf('sam'), second);
    world.says = no;
    const winner = { user: 'sam', name: expect.any(String), at: expect.stringMatching(/^\d{4}-/) };
    await expect(tasks.claim(robin, task)).rejects.toMatchObject({
      code: 'lock.taken',
      status: 409,
      details: { winner },
    });
    expect(await tasks.get(robin, task)).toMatchObject({ status: 'offered' });
    expect(await tasks.get(robin, second)).toMatchObject({ assignee: { id: 'sam' } });
  });

  it('is given back when the instance cannot be asked', async () => {
    const { task, tasks } = await offered('locked', away);
    await expect(tasks.claim(robin, task)).rejects.toThrow('unreachable');
    expect(await tasks.get(robin, task)).toMatchObject({ status: 'offered' });
  });

  it('is decided by the rows alone where its start means nothing to the instance', async () => {
    const { task, asked, tasks, verbs } = await offered('orders', () =>
      Promise.reject(new Error('not asked')),
    );
    expect(await tasks.claim(robin, task)).toMatchObject({ status: 'claimed' });
    expect(await verbs.delegate(robin, task, { user: 'sam' })).toMatchObject({ assignee: { id: 'sam' } });
    expect(asked).toEqual([]);
  });

  it.each(['assigned', 'taken over'])(
    'is asked for when a free task is %s, for who has it then',
    async (way) => {
      const { task, second, world, asked, tasks, verbs } = await offered('locked');
      await tasks.claim(callerOf('sam'), second);
      const hand = () =>
        way === 'assigned' ? tasks.assign(sue, task, { user: 'robin' }) : verbs.takeOver(sue, task, {});
      const by = way === 'assigned' ? 'robin' : 'sue';
      world.says = no;
      await expect(hand()).rejects.toMatchObject({
        code: 'lock.taken',
        details: { winner: { user: 'sam' } },
      });
      expect(await tasks.get(sue, task)).toMatchObject({ status: 'offered' });
      world.says = paused;
      await expect(hand()).rejects.toMatchObject({ code: 'instance.paused' });
      world.says = away;
      await expect(hand()).rejects.toThrow('unreachable');
      expect(await tasks.get(sue, task)).toMatchObject({ status: 'offered' });
      world.says = yes;
      expect(await hand()).toMatchObject({ status: 'claimed', assignee: { id: by } });
      expect(asked.at(-1)).toMatchObject({ work: 'review#1', by });
      expect(new Set(asked.map(({ claimId }) => claimId)).size).toBe(asked.length);
    },
  );

  it('stands when a task that is held is delegated, unless somebody else was first', async () => {
    const { task, world, asked, tasks, verbs } = await offered('locked');
    await tasks.claim(robin, task);
    for (const says of [paused, away]) {
      world.says = says;
      await verbs.delegate(robin, task, { user: 'sam' });
      expect(asked.at(-1)).toMatchObject({ work: 'review#1', by: 'sam' });
      expect(await verbs.giveBack(callerOf('sam'), task, {})).toMatchObject({ assignee: { id: 'robin' } });
    }
    world.says = no;
    await expect(verbs.delegate(robin, task, { user: 'sam' })).rejects.toMatchObject({ code: 'lock.taken' });
    expect(await tasks.get(robin, task)).toMatchObject({ status: 'offered' });
  });

  it('is not asked for when a task is handed to who is kept apart: it stays with who has it', async () => {
    const { task, second, asked, tasks, verbs } = await offered('locked');
    await tasks.claim(robin, second);
    await api.database.inProject(
      'default',
      async (tx) => {
        const sam = await new GroupRepository(tx).viewer('sam', false);
        const command = { taskId: task, submissionId: `s-${task}`, output: { outcome: 'approve' } };
        await new SubmissionRepository(tx).submit(command, sam);
      },
      { actor: 'sam' },
    );
    const before = asked.length;
    for (const hand of [
      () => verbs.delegate(robin, second, { user: 'sam' }),
      () => tasks.assign(sue, second, { user: 'sam' }),
      () => verbs.takeOver(callerOf('sam', 'task.assign', 'task.see-all'), second, {}),
    ])
      await expect(hand()).rejects.toMatchObject({ code: 'task.separation', status: 403 });
    expect(asked).toHaveLength(before);
    expect(await tasks.get(robin, second)).toMatchObject({ status: 'claimed', assignee: { id: 'robin' } });
    expect(await verbs.delegate(robin, second, { user: 'sue' })).toMatchObject({ assignee: { id: 'sue' } });
    expect(asked.at(-1)).toMatchObject({ work: 'second#1', by: 'sue' });
  });

  it('is not taken from who got the task meanwhile, by what the instance says to who had it before', async () => {
    const { task, world, tasks } = await offered('locked');
    world.says = async ({ by }) => {
      if (by === 'robin') await tasks.assign(robin, task, { user: 'sam' });
      return by === 'robin' ? { accepted: false, reason: 'lock.taken' } : { accepted: true };
    };
    await expect(tasks.claim(robin, task)).rejects.toMatchObject({ code: 'lock.taken' });
    expect(await tasks.get(robin, task)).toMatchObject({ assignee: { id: 'sam' } });
  });
});
