import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, TaskDetail, TaskSummary } from '@fermata/contracts';
import type { Locator } from 'playwright-core';
import { hire, type Hand } from './crew.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { Goodwill } from './goodwill.ts';
import { House } from './house.ts';
import { InboxPage } from './pages/inbox-page.ts';
import { deedsOf, seenBy } from './questions.ts';

const mark = crypto.randomUUID().slice(0, 8);
const names = Object.freeze(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const);
type Name = (typeof names)[number];

let house: House;
let office: Office;
let lea: Hand;
let max: Hand;
let desk: Desk;
let inbox: InboxPage;
let tasks: ReadonlyMap<Name, string>;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  const goodwill = await Goodwill.open(house, mark, 'twice');
  const groups = [goodwill.group];
  lea = await hire(house, { login: `lea-${mark}`, name: 'Lea Long', groups });
  max = await hire(house, { login: `max-${mark}`, name: `Max ${mark}`, groups });
  // What is decided once more is due after all else: it stands at the end of the list.
  const wishes = names.map((key, index) => ({ key, within: `PT${index + 1}H`, again: `PT${index + 20}H` }));
  const ids = await goodwill.ask(wishes, lea.api);
  tasks = new Map(names.map((name, index) => [name, ids[index] ?? '']));
  desk = await office.deskFor(lea);
  inbox = new InboxPage(desk.page);
  await desk.goto('/tasks?tab=groups');
});

afterAll(() => office.close());

describe('an agent who works for long', () => {
  it('says what opens next: the next of the list, of the same instance, of the same step', async () => {
    await inbox.row(id('A')).click();
    await inbox.opened(id('A'), 'A');
    await inbox.task.claim.click();
    await refuse();
    await inbox.opened(id('B'), 'B');
    await goOnWith('The next of the same instance');
    await inbox.task.claim.click();
    await refuse();
    await shows('B again');
    await goOnWith('The next of the same step');
    await refuse();
    await shows('A again');
    await refuse();
    await inbox.opened(id('C'), 'C');
    expect(await inbox.task.claim.count()).toBe(1);
  });

  it('has a place of 24 px to tick each by', async () => {
    const boxes = desk.page.locator('.fm-task-box').getByRole('checkbox');
    const sides = await boxes.evaluateAll((all) =>
      all.flatMap((box) => [box.getBoundingClientRect().width, box.getBoundingClientRect().height]),
    );
    expect(sides.length).toBeGreaterThan(2);
    expect(Math.min(...sides)).toBeGreaterThanOrEqual(24);
  });

  it('claims many: each has its own result, and what was done is taken back at once', async () => {
    const { page } = desk;
    await page.keyboard.press('Escape');
    await page.locator(`[data-task="${id('C')}"]:focus`).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await chosen(3);
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Claim 3 tasks' });
    await says(dialog, '3 can be done');
    await max.api.post(`/tasks/${id('D')}/claim`, {});
    await dialog.getByRole('button', { name: 'Claim 3 tasks' }).click();
    await says(dialog, '2 are done, 1 was refused');
    const [refused] = await dialog.getByRole('listitem').allTextContents();
    expect(refused).toContain(`Decide on goodwill · D`);
    expect(refused).toContain(max.name);
    expect(await holders('C', 'D', 'E')).toEqual([lea.id, max.id, lea.id]);
    await dialog.getByRole('button', { name: 'Undo for 2 tasks' }).click();
    await says(dialog, '2 tasks are as before');
    expect(await holders('C', 'D', 'E')).toEqual([undefined, max.id, undefined]);
    expect(await deedsOf(house.admin, id('C'))).toEqual(['offered', 'claimed', 'released']);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('completes many by one answer, after a look at what would become of each', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Choose nothing' }).click();
    await box('E').click();
    await box('G').click({ modifiers: ['Shift'] });
    await chosen(3);
    await page.getByRole('button', { name: 'Complete…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Complete 3 tasks' });
    await dialog.getByLabel('Note').fill('Not owed, all the same');
    await max.api.post(`/tasks/${id('F')}/claim`, {});
    await dialog.getByRole('button', { name: 'Refuse', exact: true }).click();
    await says(dialog, '2 can be done, 1 is refused');
    expect((await seenBy(house.admin, id('E'))).status).toBe('offered');
    await dialog.getByRole('button', { name: 'Complete 2 tasks' }).click();
    await says(dialog, '2 are done');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    for (const name of ['E', 'G'] as const) {
      const done = await eventually(
        `${name} is completed`,
        () => seenBy(house.admin, id(name)),
        ({ status }) => status === 'completed',
      );
      expect(done).toMatchObject({ outcome: 'refuse', output: { note: 'Not owed, all the same' } });
    }
    expect(await holders('F')).toEqual([max.id]);
  });

  it('puts the own work in order, by keys and by hand, and finds it so again', async () => {
    const { page } = desk;
    for (const name of ['C', 'H', 'I'] as const) await lea.api.post(`/tasks/${id(name)}/claim`, {});
    await inbox.tab('Mine').click();
    await ordered('C', 'H', 'I');
    await choose('My own order');
    await page.getByRole('button', { name: 'My own order' }).waitFor();
    await desk.settled();
    await ordered('C', 'H', 'I');
    await inbox.row(id('C')).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await ordered('H', 'C', 'I');
    await inbox.row(id('I')).dragTo(inbox.row(id('H')));
    await ordered('I', 'H', 'C');
    await eventually(
      'the order is kept',
      () => lea.api.get<Page<TaskSummary>>('/tasks?view=mine&order=own'),
      ({ items }) => items.map((task) => task.id).join() === ids('I', 'H', 'C').join(),
    );
    await page.reload();
    await ordered('I', 'H', 'C');
    expect(desk.complaints.errors).toEqual([]);
  });
});

function id(name: Name): string {
  return tasks.get(name) ?? '';
}

function ids(...some: readonly Name[]): readonly string[] {
  return some.map(id);
}

/** Answers the open task, which the agent has. */
async function refuse(): Promise<void> {
  await inbox.task.note.fill('Not owed');
  await inbox.task.button('Refuse').click();
}

/** Waits until the open task is about this. */
function shows(key: string): Promise<void> {
  return inbox.task.pane.locator('.fm-form').getByText(key, { exact: true }).waitFor();
}

/** Chooses in the menu of the list. */
async function choose(entry: string): Promise<void> {
  await desk.page.getByRole('button', { name: 'Breach risk' }).click();
  await desk.page.getByRole('menuitemradio', { name: entry }).click();
}

async function goOnWith(mode: string): Promise<void> {
  await choose(mode);
  await desk.page.getByRole('menuitemradio', { name: mode }).waitFor({ state: 'detached' });
}

function says(dialog: Locator, text: string): Promise<void> {
  return dialog.getByRole('status').getByText(text, { exact: true }).waitFor();
}

function chosen(count: number): Promise<void> {
  return desk.page
    .getByRole('toolbar', { name: 'What to do with the chosen tasks' })
    .getByText(`${count} chosen`, { exact: true })
    .waitFor();
}

/** The box of a row. */
function box(name: Name): Locator {
  return desk.page
    .locator('.fm-task-row')
    .filter({ has: inbox.row(id(name)) })
    .getByRole('checkbox');
}

/** Waits until these rows stand in this order, and no others. */
async function ordered(...some: readonly Name[]): Promise<void> {
  await eventually(
    `the list is ${some.join()}`,
    () =>
      desk.page
        .locator('[data-task]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-task'))),
    (shown) => shown.join() === ids(...some).join(),
  );
}

/** Who has each of the tasks. */
async function holders(...some: readonly Name[]): Promise<readonly (string | undefined)[]> {
  const read: readonly TaskDetail[] = await Promise.all(ids(...some).map((one) => seenBy(house.admin, one)));
  return read.map(({ assignee }) => assignee?.id);
}
