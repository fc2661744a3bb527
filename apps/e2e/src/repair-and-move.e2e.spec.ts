import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deploy, loadingWorkflow, waitingWorkflow } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { House } from './house.ts';
import { harmlessOrder } from './orders.ts';
import { InstancePage } from './pages/instance-page.ts';

const mark = crypto.randomUUID().slice(0, 8);
const moved = `moved-${mark}`;

const repaired = loadingWorkflow(`repaired-${mark}`);

let house: House;
let office: Office;
let desk: Desk;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await deploy(house.admin, repaired, waitingWorkflow(moved));
  desk = await office.deskOf('admin');
});

afterAll(() => office.close());

describe('an admin', () => {
  it('reads in plain words why an instance is held, mends its input, and sees it complete', async () => {
    const order = harmlessOrder();
    const id = await house.start(house.admin, repaired.name, { orderId: 'no-such-order' });
    await house.until(id, 'it is held', ({ status }) => status === 'suspended');
    const instance = await InstancePage.open(desk, id);
    await instance.choose('Load the order');
    await instance.page.getByText('What was asked for is not there.').first().waitFor();
    const dialog = await instance.ask('Edit the input and go on');
    await dialog.getByLabel('Input').fill(JSON.stringify({ method: 'GET', path: `/orders/${order}` }));
    await dialog.getByText('This would happen').waitFor();
    await dialog.getByLabel('Reason').fill('the id was mistyped');
    await dialog.getByRole('button', { name: 'Go on with this input' }).click();
    await instance.status('completed');
    expect((await house.instance(id)).output).toEqual({ found: order });
  });

  it('retries an instance that has failed', async () => {
    const order = harmlessOrder();
    await house.shop.misbehave({ route: 'GET /orders/:id', order, fail: 1, status: 418 });
    const id = await house.start(house.admin, repaired.name, { orderId: order });
    expect((await house.ended(id)).status).toBe('failed');
    const instance = await InstancePage.open(desk, id);
    const dialog = await instance.ask('Retry');
    await dialog.getByText('This would happen').waitFor();
    await dialog.getByLabel('Reason').fill('the shop is itself again');
    await dialog.getByRole('button', { name: /^Retry/ }).click();
    await instance.status('completed');
    expect((await house.instance(id)).output).toEqual({ found: order });
  });

  it('moves an instance to another version, with a place for the step that has lost its own', async () => {
    const id = await house.start(house.admin, moved, {});
    await house.until(id, 'it waits', ({ status }) => status === 'waiting');
    await deploy(house.admin, waitingWorkflow(moved, 'check', 'Check'));
    const instance = await InstancePage.open(desk, id);
    const dialog = await instance.ask('Move to another version');
    await dialog.getByText('A step with open work has no place in the other version').waitFor();
    await dialog.getByRole('combobox', { name: 'Where Review goes' }).click();
    await instance.page.getByRole('option', { name: 'Check' }).click();
    await dialog.getByText('This would happen').waitFor();
    await dialog.getByLabel('Reason').fill('the step has another name');
    await dialog.getByRole('button', { name: /to v2$/ }).click();
    await instance.page.getByRole('link', { name: `${moved} v2` }).waitFor();
    const robin = await house.as('robin');
    const task = await house.taskOf(id, robin);
    await robin.post(`/tasks/${task.id}/claim`, {});
    await robin.post(`/tasks/${task.id}/complete`, { submissionId: mark, outcome: 'approve', data: {} });
    await instance.status('completed');
    expect(await house.instance(id)).toMatchObject({ version: 2, output: { by: 'approve' } });
  });
});
