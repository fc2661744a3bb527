import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deploy, loadingWorkflow, waitingWorkflow } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import type { Step } from './guide.ts';
import { choose, labels, stepsOf } from './guide-walk.ts';
import { House } from './house.ts';
import { harmlessOrder, riskyOrder } from './orders.ts';

const mark = crypto.randomUUID().slice(0, 8);

let house: House;
let office: Office;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
});

afterAll(() => office.close());

describe('the first workflow in five minutes, by the letter of the guide', () => {
  let desk: Desk;
  let steps: readonly Step[];

  beforeAll(async () => {
    steps = await stepsOf(house, 'analyst.md', 'Your first workflow in five minutes');
    desk = await office.deskOf('ana', { width: 1600 });
    await desk.goto('/');
  });

  it('is made from the template', async () => {
    const { page } = desk;
    const [workflows, create, template, title, make] = labels(steps[0], 5);
    await choose(page, workflows);
    await choose(page, create);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(template ?? '', { exact: true }).click();
    await dialog.getByRole('combobox', { name: template ?? '' }).click();
    await page.getByRole('option', { name: steps[0]?.words[0] ?? '', exact: true }).click();
    await dialog.getByLabel(title ?? '').fill(`By the guide ${mark}`);
    await choose(dialog, make);
    await page.waitForURL(`**/workflows/by-the-guide-${mark}`);
    expect(
      (await house.admin.get<{ title: string }>(`/definitions/workflow/by-the-guide-${mark}`)).title,
    ).toBe(`By the guide ${mark}`);
  });

  it('is tried with an input, and waits for a person', async () => {
    const { page } = desk;
    const [test, input, order, amount, run] = labels(steps[1], 5);
    await choose(page, test);
    await choose(page, input);
    const dialog = page.getByRole('dialog', { name: input ?? '' });
    await dialog.getByRole('textbox', { name: order ?? '', exact: true }).fill('o-2');
    await dialog.getByLabel(amount ?? '').fill('400');
    await choose(dialog, run);
    const waits = page.getByText(`${steps[2]?.words[0]}: for a person`).first();
    await waits.waitFor();
    expect(await waits.textContent()).toContain('(refunds)');
  });

  it('is decided, and kept as a test', async () => {
    const { page } = desk;
    const [answer] = labels(steps[2], 1);
    const [keep, shows, keepIt, tests] = labels(steps[3], 4);
    await choose(page, answer);
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('It has ended').waitFor();
    await choose(page, keep);
    const dialog = page.getByRole('dialog', { name: /test/ });
    await dialog.getByLabel(shows ?? '').fill(`Read in the guide ${mark}`);
    await choose(dialog, keepIt);
    await page
      .getByText(tests ?? '', { exact: true })
      .first()
      .waitFor();
    const { items } = await eventually(
      'the run is kept as a test',
      () => house.admin.get<{ items: readonly unknown[] }>(`/definitions?kind=test&text=${mark}`),
      (kept) => kept.items.length > 0,
    );
    expect(items).toHaveLength(1);
  });

  it('is published and started', async () => {
    const { page } = desk;
    const [publish, note] = labels(steps[4], 2);
    const [start] = labels(steps[5], 1);
    await choose(page, publish);
    const dialog = page.getByRole('dialog', { name: /^Publish version/ });
    await dialog.getByLabel(note ?? '').fill('by the guide');
    await dialog.getByRole('button', { name: /^Publish version/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await choose(page, start);
    await page.getByRole('textbox', { name: 'Order', exact: true }).fill(riskyOrder());
    await page.getByLabel('Amount').fill('250');
    await page.getByRole('button', { name: 'Start with version 1' }).click();
    await page.waitForURL(/\/instances\/i-/);
    await page.locator('.fm-step[data-status="waiting"]', { hasText: 'Decide on the refund' }).waitFor();
    expect(desk.complaints.errors).toEqual([]);
  });
});

describe('the first repair in five minutes, by the letter of the guide', () => {
  const mended = loadingWorkflow(`mended-${mark}`);
  const moved = waitingWorkflow(`carried-${mark}`);
  let desk: Desk;
  let steps: readonly Step[];
  let held: string;
  let waiting: string;

  beforeAll(async () => {
    steps = await stepsOf(house, 'admin.md', 'Your first repair in five minutes');
    await deploy(house.admin, mended, moved);
    held = await house.start(house.admin, mended.name, { orderId: 'no-such-order' });
    waiting = await house.start(house.admin, moved.name, {});
    await house.until(held, 'it is held', ({ status }) => status === 'suspended');
    await house.until(waiting, 'it waits', ({ status }) => status === 'waiting');
    desk = await office.deskOf('admin');
    await desk.goto('/');
  });

  it('begins in the list, whose address carries the filter', async () => {
    const { page } = desk;
    const [instances, filter, workflow] = labels(steps[0], 3);
    await choose(page, instances);
    await choose(page, filter);
    await choose(page, workflow);
    await page.getByRole('combobox', { name: workflow ?? '' }).fill(mended.name);
    await page.getByRole('option', { name: new RegExp(mended.name) }).click();
    await page.getByRole('grid', { name: 'Instances' }).getByRole('link').first().click();
    await page.waitForURL(`**/instances/${held}*`);
    await page.goBack();
    expect(new URL(page.url()).search).toContain(mended.name);
    await page.goForward();
  });

  it('mends the input of the one that is held', async () => {
    const { page } = desk;
    const [actions, edit, input] = labels(steps[2], 3);
    const [reason, goOn] = labels(steps[3], 2);
    await page.locator('.fm-step', { hasText: 'Load the order' }).click();
    await page.getByText('What was asked for is not there.').first().waitFor();
    await choose(page, actions);
    await choose(page.getByRole('menu'), edit);
    const dialog = page.getByRole('dialog', { name: edit ?? '' });
    const order = harmlessOrder();
    await dialog.getByLabel(input ?? '').fill(JSON.stringify({ method: 'GET', path: `/orders/${order}` }));
    await dialog.getByText(steps[2]?.words[0] ?? '').waitFor();
    await dialog.getByLabel(reason ?? '').fill('by the guide');
    await choose(dialog, goOn);
    expect(await house.ended(held)).toMatchObject({ status: 'completed', output: { found: order } });
  });

  it('moves one to a newer version', async () => {
    await deploy(house.admin, waitingWorkflow(moved.name, 'check', 'Check'));
    const page = await desk.goto(`/instances/${waiting}`);
    const [actions, move, reason] = labels(steps[4], 3);
    await choose(page, actions);
    await choose(page.getByRole('menu'), move);
    const dialog = page.getByRole('dialog', { name: move ?? '' });
    await dialog.getByRole('combobox', { name: 'Where Review goes' }).click();
    await page.getByRole('option', { name: 'Check' }).click();
    await dialog.getByLabel(reason ?? '').fill('by the guide');
    await dialog.getByRole('button', { name: /to v2$/ }).click();
    const after = await house.until(waiting, 'it has moved', ({ version }) => version === 2);
    expect(after.status).toBe('waiting');
  });

  it('asks many before anything is done', async () => {
    const page = await desk.goto(`/instances?definition=${moved.name}`);
    const [cancel, preview] = labels(steps[5], 2);
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await choose(page, cancel);
    const dialog = page.getByRole('dialog', { name: 'Cancel instances' });
    await dialog.getByLabel('Reason').fill('by the guide');
    await choose(dialog, preview);
    await page.getByRole('status').getByText('Ready to start').waitFor();
    expect((await house.instance(waiting)).status).toBe('waiting');
    expect(desk.complaints.errors).toEqual([]);
  });
});
