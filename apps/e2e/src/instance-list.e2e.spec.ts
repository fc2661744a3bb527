import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deploy, waitingWorkflow } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { House } from './house.ts';

const workflow = `listed-${crypto.randomUUID().slice(0, 8)}`;

let house: House;
let office: Office;
let desk: Desk;
let ids: readonly string[];

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await deploy(house.admin, waitingWorkflow(workflow));
  ids = await Promise.all([1, 2, 3].map(() => house.start(house.admin, workflow, {})));
  await Promise.all(ids.map((id) => house.until(id, 'it waits', ({ status }) => status === 'waiting')));
  desk = await office.deskOf('admin');
});

afterAll(() => office.close());

describe('the list of instances', () => {
  it('keeps its filter in the address, which survives a reload', async () => {
    const page = await desk.goto('/instances');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Workflow' }).click();
    await page.getByRole('combobox', { name: 'Workflow' }).fill(workflow);
    await page.getByRole('option', { name: new RegExp(workflow) }).click();
    await page.getByRole('button', { name: `workflow is ${workflow}`, exact: true }).waitFor();
    expect(new URL(page.url()).search).toContain(workflow);
    await page.reload();
    await desk.settled();
    await page.getByRole('button', { name: `workflow is ${workflow}`, exact: true }).waitFor();
    expect(await page.getByRole('grid', { name: 'Instances' }).getByRole('link').count()).toBe(ids.length);
  });

  it('asks every chosen instance what a verb would do, and does it only when it is told to', async () => {
    const page = await desk.goto(`/instances?definition=${workflow}`);
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel instances' });
    await dialog.getByLabel('Reason').fill('ordered twice');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('status').getByText('Ready to start').waitFor();
    const found = page.getByRole('table', { name: 'Instances by what happens to them' });
    await found.getByRole('cell', { name: String(ids.length), exact: true }).waitFor();
    const before = await Promise.all(ids.map((id) => house.instance(id)));
    expect(before.map(({ status }) => status)).toEqual(ids.map(() => 'waiting'));
    await page.getByLabel('Reason').fill('as expected');
    await page.getByRole('button', { name: `Cancel ${ids.length} instances` }).click();
    await page.getByRole('status').getByText('Done').waitFor();
    const after = await Promise.all(ids.map((id) => house.ended(id)));
    expect(after.map(({ status }) => status)).toEqual(ids.map(() => 'cancelled'));
  });
});
