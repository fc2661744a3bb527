import { offerTask, pointOf, noTriggers } from '@fermata/testing';
import {
  InstanceRepository,
  PointRepository,
  taskIdOf,
  type InstanceDetail,
  type Transaction,
} from '@fermata/persistence';
import type { Environment } from '../config/environment.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

/** An API with one instance whose task is offered to refunds: robin and sam may see it, lee may not, sue may see all. */
export interface TalkApi extends NounApi {
  readonly task: string;
  readonly instance: string;
  /** As one of these people. */
  readonly as: (who: string) => NounApi['call'];
  /** What the workflow does to the instance. */
  readonly effect: (
    work: (points: PointRepository, instance: InstanceDetail, tx: Transaction) => Promise<unknown>,
  ) => Promise<void>;
}

/** Starts it. */
export async function startTalk(settings: Partial<Environment> = {}): Promise<TalkApi> {
  const api = await startNouns(settings);
  await api.deploy(formText, workflowText('orders'));
  await api.person('sue', ['supervisor']);
  await api.person('vera', ['viewer']);
  const secrets: Record<string, string> = {};
  for (const login of ['robin', 'sam', 'lee', 'sue', 'vera'])
    secrets[login] = (await api.token(login)).secret;
  const started = await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } });
  const instance = started.body.id as string;
  const effect: TalkApi['effect'] = (work) =>
    api.database.inProject('default', async (tx) => {
      const found = (await new InstanceRepository(tx).get(instance)) as InstanceDetail;
      await work(new PointRepository(tx, noTriggers), found, tx);
    });
  const offer = offerTask('review#1', { groups: ['refunds'] }, { form: 'order-form@1' });
  await effect((points, found) => points.applyPoint(pointOf(found, 1, [offer])));
  const as: TalkApi['as'] =
    (who) =>
    (method, path, body, headers = {}) =>
      api.send(method, path, { token: secrets[who] ?? '', headers, ...(body === undefined ? {} : { body }) });
  return { ...api, task: taskIdOf(instance, 'review#1'), instance, as, effect };
}
