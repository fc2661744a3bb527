import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditRow, InstanceDetail } from '@fermata/contracts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { harmlessOrder, riskyOrder } from './orders.ts';

let house: House;

beforeAll(async () => {
  house = await House.open();
});

async function waitingRefund(): Promise<string> {
  const id = await house.start(house.admin, 'refund-approval', { orderId: riskyOrder(), amount: 40 });
  await house.taskOf(id, await house.as('robin'));
  return id;
}

/** Loads an order; what fails is held for an operator. */
function holdingWorkflow(): { path: string; source: string; format: 'json' } {
  const load = {
    type: 'task',
    task: 'http.request',
    connection: 'shop',
    with: { method: 'GET', path: '/orders/${ input.orderId }' },
    catch: [{ then: 'hold' }],
    next: [{ to: 'done' }],
  };
  const definition = {
    kind: 'workflow',
    name: 'journey.holds',
    title: 'Holds what fails',
    input: { type: 'object', required: ['orderId'], properties: { orderId: { type: 'string' } } },
    start: 'load',
    steps: { load, done: { type: 'end', output: { found: '${ steps.load.output.body.id }' } } },
  };
  return { path: 'journey.holds.json', source: JSON.stringify(definition), format: 'json' };
}

describe('the verbs of operators', () => {
  it('cancel ends an instance that waits for a person and withdraws the task', async () => {
    const id = await waitingRefund();
    const supervisor = await house.as('sue');
    await supervisor.post(`/instances/${id}/cancel`, { reason: 'withdrawn by the customer' });
    expect(await house.ended(id)).toMatchObject({ status: 'cancelled' });
    const robin = await house.as('robin');
    const open = await eventually(
      'no task is left',
      () => robin.all(`/tasks?instanceId=${id}&view=open`),
      (tasks) => tasks.length === 0,
    );
    expect(open).toEqual([]);
    const audit = await house.admin.all<AuditRow>(`/audit?object=instance:${id}`);
    expect(audit.find((row) => row.verb === 'instance.cancel')).toMatchObject({
      actor: 'sue',
      reason: 'withdrawn by the customer',
    });
  });

  it('terminate is for admins and ends at once', async () => {
    const id = await waitingRefund();
    const supervisor = await house.as('sue');
    expect((await supervisor.refused(`/instances/${id}/terminate`, { reason: 'no' })).status).toBe(403);
    await house.admin.post(`/instances/${id}/terminate`, { reason: 'a test' });
    expect(await house.ended(id)).toMatchObject({ status: 'cancelled' });
  });

  it('retry goes on with a held step when the other side works again', async () => {
    const order = harmlessOrder();
    await house.admin.post('/deployments', { files: [holdingWorkflow()] });
    await house.shop.misbehave({ route: 'GET /orders/:id', order, fail: 1, status: 418 });
    const id = await house.start(house.admin, 'journey.holds', { orderId: order });
    const held = await house.until(id, 'it is held', ({ status }) => status === 'suspended');
    expect(held.waiting).toMatchObject([{ visit: 'load#1', for: 'operator' }]);
    await (await house.as('sue')).post(`/instances/${id}/retry`, { reason: 'the shop is itself again' });
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { found: order } });
    const visits = await house.visits(id);
    expect(visits.map(({ visit, status }) => `${visit} ${status}`)).toEqual([
      'load#1 completed',
      'done#1 completed',
    ]);
  });

  it('retry opens a failed instance again, at the step that failed', async () => {
    const order = harmlessOrder();
    await house.shop.misbehave({ route: 'GET /orders/:id', order, fail: 1, status: 418 });
    const id = await house.start(house.admin, 'refund-approval', { orderId: order, amount: 20 });
    expect(await house.ended(id)).toMatchObject({ status: 'failed', error: { code: 'http.418' } });
    await (await house.as('sue')).post(`/instances/${id}/retry`, { reason: 'the shop is itself again' });
    const done = await house.until(id, 'the retried one completes', ({ status }) => status === 'completed');
    expect(done.output).toEqual({ approved: true });
    expect(await house.shop.ledgerOf(order)).toHaveLength(1);
  });

  it('retry needs a step in trouble', async () => {
    const id = await waitingRefund();
    const refusal = await house.admin.refused(`/instances/${id}/retry`, { reason: 'nothing is wrong' });
    expect(refusal).toMatchObject({ status: 409, code: 'instance.nothing-to-retry' });
  });

  it('a closed instance refuses to be cancelled', async () => {
    const id = await house.start(house.admin, 'refund-approval', { orderId: harmlessOrder(), amount: 5 });
    await house.ended(id);
    expect((await house.admin.refused(`/instances/${id}/cancel`, { reason: 'late' })).status).toBe(409);
  });
});

describe('what is refused', () => {
  it('an input that does not fit is answered with every place', async () => {
    const body = { workflow: 'refund-approval', input: { orderId: '', amount: 'many', more: 1 } };
    const refusal = await house.admin.refused('/instances', body);
    const paths = (refusal.problems as readonly { path: string }[]).map((problem) => problem.path);
    expect(refusal.status).toBe(422);
    expect(refusal.code).toBe('schema.mismatch');
    expect(paths.sort()).toEqual(['/input/amount', '/input/more', '/input/orderId']);
    expect(refusal.traceId).toMatch(/\S/);
  });

  it('an answer that does not fit the form is refused with its place', async () => {
    const id = await waitingRefund();
    const robin = await house.as('robin');
    const task = await house.taskOf(id, robin);
    await robin.post(`/tasks/${task.id}/claim`, {});
    const body = { submissionId: 'wrong', outcome: 'perhaps', data: { note: 7 } };
    const refusal = await robin.refused(`/tasks/${task.id}/complete`, body);
    const paths = (refusal.problems as readonly { path: string }[]).map((problem) => problem.path);
    expect(refusal.status).toBe(422);
    expect(paths.sort()).toEqual(['/data/note', '/outcome']);
  });

  it('a rejection without the note that the form requires', async () => {
    const id = await waitingRefund();
    const robin = await house.as('robin');
    const task = await house.taskOf(id, robin);
    await robin.post(`/tasks/${task.id}/claim`, {});
    const body = { submissionId: 'no-note', outcome: 'reject', data: {} };
    const refusal = await robin.refused(`/tasks/${task.id}/complete`, body);
    expect(refusal.status).toBe(422);
    expect(JSON.stringify(refusal.problems)).toContain('/data/note');
  });

  it('an agent neither starts nor publishes, an analyst neither claims nor cancels, a developer reads no audit', async () => {
    const [robin, ana, dev] = await Promise.all(['robin', 'ana', 'dev'].map((login) => house.as(login)));
    const start = { workflow: 'refund-approval', input: { orderId: 'o-1', amount: 1 } };
    const deploy = { files: [{ path: 'x.yaml', source: 'kind: event', format: 'yaml' }] };
    const statuses = [
      await robin?.refused('/instances', start),
      await robin?.refused('/deployments', deploy),
      await ana?.refused('/tasks/t-1/claim', {}),
      await ana?.refused('/instances/i-1/cancel', { reason: 'no' }),
      await dev?.refused('/audit', undefined, 'GET'),
    ].map((refusal) => refusal?.status);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
  });

  it('nobody who is not signed in gets anything', async () => {
    const answers = await Promise.all(
      ['/instances', '/tasks', '/definitions', '/events', '/users', '/audit'].map((path) =>
        fetch(`${house.urls.api}/api/v1${path}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(answers[0]?.headers.get('content-type')).toContain('application/problem+json');
  });

  it('the same key starts once', async () => {
    const key = `k-${crypto.randomUUID()}`;
    const input = { orderId: harmlessOrder(), amount: 10 };
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => house.start(house.admin, 'refund-approval', input, key)),
    );
    expect(new Set(ids).size).toBe(1);
    const ended: InstanceDetail = await house.ended(ids[0] ?? '');
    expect(ended.status).toBe('completed');
    expect(await house.shop.ledgerOf(input.orderId)).toHaveLength(1);
  });
});
