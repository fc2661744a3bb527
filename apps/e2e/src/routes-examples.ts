import { hire } from './crew.ts';
import { deploy, waitingWorkflow, type Definition } from './definitions.ts';
import type { House } from './house.ts';
import { riskyOrder } from './orders.ts';
import type { Examples } from './routes.ts';

const title =
  'Check the identity papers and the source of funds of the customer before the account is opened';

/** Work as a day brings it: a long title, a long key, due, overdue, urgent, taken, put off. */
export async function examples(house: House): Promise<Examples> {
  const mark = crypto.randomUUID().slice(0, 8);
  // A token of the command line does not hold what an auditor does, and so cannot give it.
  const admin = await house.as('admin');
  const [auditor, viewer] = await Promise.all([
    hire(house, { login: `auditor-${mark}`, name: 'Ada Auditor', roles: ['auditor'] }, admin),
    hire(house, { login: `viewer-${mark}`, name: 'Vera Viewer', roles: ['viewer'] }, admin),
  ]);
  const name = `routes-${mark}`;
  await deploy(house.admin, withKeys(waitingWorkflow(name, 'check', title)));
  const start = (input: object): Promise<string> => house.start(house.admin, name, input);
  const robin = await house.as('robin');
  const taken = await start({ key: `ORD-2026/HAMBURG-ALTONA/${mark}-over-all-the-width`, due: 'PT1S' });
  const offered = await start({ key: `order ${mark}`, due: 'PT20M' });
  const late = await start({ key: `order ${mark}`, due: 'PT1S' });
  const instance = await house.start(house.admin, 'refund-approval', { orderId: riskyOrder(), amount: 250 });
  await house.until(instance, 'it waits for its review', ({ status }) => status === 'waiting');
  const task = await house.taskOf(taken, robin);
  await robin.post(`/tasks/${task.id}/claim`, {});
  await comment(house, task.id, 'Have a look at this, @robin: **two** papers are missing.');
  const others = await Promise.all([offered, late].map((id) => house.taskOf(id, robin)));
  return { instance, task: task.id, offered: others[0]?.id ?? '', auditor, viewer };
}

function withKeys(workflow: Definition): Definition {
  const { check } = workflow['steps'] as { readonly check: object };
  const text = { type: 'string' };
  return {
    ...workflow,
    input: { type: 'object', required: ['key', 'due'], properties: { key: text, due: text } },
    businessKey: '${ input.key }',
    steps: {
      ...(workflow['steps'] as object),
      check: { ...check, priority: 5, due: { in: '${ input.due }' } },
    },
  };
}

async function comment(house: House, task: string, text: string): Promise<void> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  await house.admin.post(`/tasks/${task}/comments`, { text, audience: 'internal' }, headers);
}
