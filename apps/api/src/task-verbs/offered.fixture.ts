import type { Assignment, OfferTask } from '@fermata/interpreter';
import { InstanceRepository, PointRepository, taskIdOf, type InstanceDetail } from '@fermata/persistence';
import { noTriggers, offerTask, pointOf } from '@fermata/testing';
import type { NounApi } from '../nouns.fixture.ts';

/** An instance of the workflow `orders`; the worker has done nothing yet. */
export async function startedInstance(api: NounApi): Promise<string> {
  const started = await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } });
  return started.body.id;
}

/** Opens the task of a visit, as the worker would. */
export async function offerIn(
  api: NounApi,
  instanceId: string,
  work: string,
  { form = 'order-form@1', ...assign }: Partial<Assignment> & { form?: string } = { groups: ['refunds'] },
): Promise<string> {
  await api.database.inProject('default', async (tx) => {
    const instance = (await new InstanceRepository(tx).get(instanceId)) as InstanceDetail;
    const more: Partial<OfferTask> = { form, outcomes: ['approve', 'reject'] };
    await new PointRepository(tx, noTriggers).applyPoint(
      pointOf(instance, Date.now(), [offerTask(work, assign, more)]),
    );
  });
  return taskIdOf(instanceId, work);
}

/** A task of an instance of its own. */
export async function offered(
  api: NounApi,
  assign?: Partial<Assignment>,
): Promise<{ readonly instanceId: string; readonly id: string }> {
  const instanceId = await startedInstance(api);
  return { instanceId, id: await offerIn(api, instanceId, 'review#1', assign) };
}
