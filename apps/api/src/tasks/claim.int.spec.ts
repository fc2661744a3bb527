import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offerTask, pointOf, noTriggers } from '@fermata/testing';
import type { TaskClaim, Verdict } from '@fermata/contracts';
import { InstanceRepository, PointRepository, taskIdOf, type InstanceDetail } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { TasksService } from './tasks.service.ts';

const robin = {
  projectId: 'default',
  subject: { userId: 'robin', permissions: new Set(['task.see', 'task.claim', 'task.complete']) },
  acting: { actor: 'robin', credential: 'token:t', requestId: 'r' },
} as unknown as Caller;

describe('a claim that the instance decides (rule L1)', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    const locked = workflowText('locked').replace('assign:', 'lock: { name: desk, take: start }, assign:');
    await api.deploy(formText, locked, workflowText('orders'));
  });

  afterAll(() => api.close());

  /** A task whose instance gives this verdict on claims, and what it was asked. */
  const offered = async (workflow: string, verdict: () => Promise<Verdict>) => {
    const { id } = (await api.call('POST', '/instances', { workflow, input: { orderId: 'o' } })).body;
    await api.database.inProject('default', async (tx) => {
      const instance = (await new InstanceRepository(tx).get(id)) as InstanceDetail;
      const task = offerTask('review#1', { groups: ['refunds'] }, { form: 'order-form@1' });
      await new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, [task]));
    });
    const asked: (TaskClaim & { readonly instanceId: string })[] = [];
    const claim = (instanceId: string, given: TaskClaim): Promise<Verdict> => {
      asked.push({ instanceId, ...given });
      return verdict();
    };
    return { id, task: taskIdOf(id, 'review#1'), asked, tasks: new TasksService(api.database, { claim }) };
  };

  it('holds when the instance accepts it', async () => {
    const { id, task, asked, tasks } = await offered('locked', async () => ({ accepted: true }));
    expect(await tasks.claim(robin, task)).toMatchObject({ status: 'claimed', assignee: { id: 'robin' } });
    expect(asked).toEqual([{ instanceId: id, claimId: `${task}/2`, work: 'review#1', by: 'robin' }]);
  });

  it('is given back when the instance refuses it: 409 with its reason', async () => {
    const { task, tasks } = await offered('locked', async () => ({ accepted: false, reason: 'lock.taken' }));
    await expect(tasks.claim(robin, task)).rejects.toMatchObject({ code: 'lock.taken', status: 409 });
    expect(await tasks.get(robin, task)).toMatchObject({ status: 'offered' });
  });

  it('is given back when the instance cannot be asked', async () => {
    const { task, tasks } = await offered('locked', () => Promise.reject(new Error('unreachable')));
    await expect(tasks.claim(robin, task)).rejects.toThrow('unreachable');
    expect(await tasks.get(robin, task)).toMatchObject({ status: 'offered' });
  });

  it('is decided by the rows alone where its start means nothing to the instance', async () => {
    const { task, asked, tasks } = await offered('orders', () => Promise.reject(new Error('not asked')));
    expect(await tasks.claim(robin, task)).toMatchObject({ status: 'claimed' });
    expect(asked).toEqual([]);
  });
});
