import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EscalationRow, InvitedUser, Page as Rows, TaskDetail, UserRow } from '@fermata/contracts';
import type { Locator } from 'playwright-core';
import { foundGroup, hire, type Hand } from './crew.ts';
import { deploy } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import type { Step } from './guide.ts';
import { choose, labels, stepsOf, words } from './guide-walk.ts';
import { House } from './house.ts';
import { InboxPage } from './pages/inbox-page.ts';
import { askingWorkflow, noteForm, seenBy } from './questions.ts';

const mark = crypto.randomUUID().slice(0, 8);
const group = `guided-${mark}`;
const title = `Guided ${mark}`;

let house: House;
let office: Office;
let ann: Hand;
let desk: Desk;
let steps: readonly Step[];

/** Starts an instance; gives the task that it puts to the group. */
async function ask(key: string): Promise<string> {
  return (await house.taskOf(await house.start(house.admin, group, { key }), ann.api)).id;
}

/** A task when it is as it should be. */
function taskWhen(id: string, what: string, isSo: (task: TaskDetail) => boolean): Promise<TaskDetail> {
  return eventually(`${id} ${what}`, () => seenBy(ann.api, id), isSo);
}

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await foundGroup(house, group, title);
  ann = await hire(house, { login: `ann-${mark}`, name: `Ann ${mark}`, groups: [group] });
  await deploy(house.admin, noteForm(group), askingWorkflow(group, group, group));
});

afterAll(() => office.close());

describe('the first task in five minutes, by the letter of the guide', () => {
  let inbox: InboxPage;
  let first: string;
  let second: string;

  beforeAll(async () => {
    steps = await stepsOf(house, 'support.md', 'Your first task in five minutes');
    first = await ask(`first-${mark}`);
    second = await ask(`second-${mark}`);
    desk = await office.deskFor(ann, { width: 1600 });
    inbox = new InboxPage(desk.page);
    await desk.goto('/');
  });

  it('is found among what the groups are offered, and read', async () => {
    const [tasks, groups = ''] = labels(steps[0], 2);
    const [facts = '', next = ''] = words(steps[1], 2);
    await choose(desk.page, tasks);
    await inbox.tab(groups).click();
    await inbox.row(second).waitFor();
    await inbox.row(first).click();
    await inbox.context.getByText(facts, { exact: true }).waitFor();
    await inbox.context.getByText(next, { exact: true }).waitFor();
    expect((await seenBy(ann.api, first)).status).toBe('offered');
  });

  it('is claimed, and the keyboard stands in its first field', async () => {
    await choose(inbox.task.pane, labels(steps[2], 1)[0]);
    await inbox.task.note.and(desk.page.locator(':focus')).waitFor();
    const { assignee } = await taskWhen(first, 'is claimed', ({ status }) => status === 'claimed');
    expect(assignee?.id).toBe(ann.id);
  });

  it('is kept while it is filled in, and talked about', async () => {
    const [comment = '', send] = labels(steps[3], 2);
    await inbox.task.note.fill('by the guide');
    await inbox.task.pane.getByText(words(steps[3], 1)[0] ?? '').waitFor();
    await desk.page.getByLabel(comment).fill(`Said by the guide ${mark}`);
    await choose(desk.page, send);
    await desk.page
      .getByRole('listitem')
      .filter({ hasText: `Said by the guide ${mark}` })
      .waitFor();
    expect((await seenBy(ann.api, first)).status).toBe('claimed');
  });

  it('is decided; the next opens by itself, and this one stands in what was done', async () => {
    await choose(inbox.task.pane, labels(steps[4], 1)[0]);
    await desk.page.waitForURL((url) => url.pathname === `/tasks/${second}`);
    const done = await taskWhen(first, 'is completed', ({ status }) => status === 'completed');
    expect(done.outcome).toBe('approve');
    await inbox.tab(labels(steps[5], 1)[0] ?? '').click();
    await inbox.row(first).waitFor();
    expect(await inbox.row(second).count()).toBe(0);
    expect(desk.complaints.errors).toEqual([]);
  });
});

describe('the first task handed on in five minutes, by the letter of the guide', () => {
  const key = `handed-${mark}`;
  let task: string;
  let row: Locator;

  beforeAll(async () => {
    steps = await stepsOf(house, 'supervisor.md', 'Your first task handed on in five minutes');
    task = await ask(key);
    desk = await office.deskOf('sue', { width: 1600 });
    row = desk.page.getByRole('row').filter({ hasText: key });
    await desk.goto('/');
  });

  it('begins at the desk, with the people of a group', async () => {
    const { page } = desk;
    await choose(page, labels(steps[0], 1)[0]);
    const tile = page.getByRole('link', { name: words(steps[0], 1)[0] ?? '' });
    expect(await tile.getAttribute('href')).toContain('stranded');
    const people = page.getByRole('combobox', { name: labels(steps[1], 1)[0] ?? '', exact: true });
    await people.selectOption({ label: title });
    await row.waitFor();
    await page.locator('.fm-desk-table').getByText(ann.name).waitFor();
  });

  it('says what would become of it, and is handed on', async () => {
    const { page } = desk;
    await row.focus();
    await page.keyboard.press('x');
    await choose(page, labels(steps[2], 1)[0]);
    const dialog = page.getByRole('dialog', { name: 'Assign the task' });
    await dialog.getByRole('combobox', { name: 'To' }).fill(ann.name);
    await page.getByRole('option', { name: new RegExp(ann.name) }).click();
    await dialog.getByText(words(steps[3], 1)[0] ?? '', { exact: true }).waitFor();
    expect((await seenBy(ann.api, task)).status).toBe('offered');
    await choose(dialog, labels(steps[4], 1)[0]);
    await dialog.waitFor({ state: 'hidden' });
    const handed = await taskWhen(task, 'is handed on', ({ status }) => status === 'claimed');
    expect(handed.assignee?.id).toBe(ann.id);
  });

  it('stands in the log, with who did it', async () => {
    await choose(desk.page, labels(steps[5], 1)[0]);
    await row
      .filter({ hasText: words(steps[5], 1)[0] ?? '' })
      .filter({ hasText: 'Sue' })
      .waitFor();
    const { items } = await house.admin.get<Rows<EscalationRow>>('/desk/escalations?limit=200');
    expect(items.find(({ taskId }) => taskId === task)?.to).toEqual([ann.id]);
    expect(desk.complaints.errors).toEqual([]);
  });
});

describe('the first person in five minutes, by the letter of the guide', () => {
  const login = `pia-${mark}`;
  const name = `Pia ${mark}`;

  beforeAll(async () => {
    steps = await stepsOf(house, 'admin.md', 'People', 5);
    desk = await office.deskOf('admin', { width: 1600 });
    await desk.goto('/');
  });

  it('is invited by a link that is shown once', async () => {
    const { page } = desk;
    const [admin, people, invite = ''] = labels(steps[0], 3);
    const [nameField = '', loginField = '', roles = '', groups = '', again] = labels(steps[1], 5);
    for (const label of [admin, people, invite]) await choose(page, label);
    const dialog = page.getByRole('dialog', { name: invite });
    await dialog.getByLabel(nameField).fill(name);
    await dialog.getByLabel(loginField).fill(login);
    await dialog.getByRole('combobox', { name: roles }).waitFor();
    await dialog.getByRole('combobox', { name: groups }).fill(title);
    await page.getByRole('listbox').getByRole('option', { name: title }).click();
    await page.keyboard.press('Escape');
    await choose(dialog, again);
    const link = await dialog.getByLabel(`Link for ${name}`).inputValue();
    expect(new URL(link).hash).toMatch(/^#token=./);
    await choose(dialog, labels(steps[2], 1)[0]);
    await dialog.waitFor({ state: 'hidden' });
    expect(await house.admin.get<InvitedUser>(`/users/${login}`)).toMatchObject({
      status: 'invited',
      groups: [group],
    });
  });

  it('is changed behind the row; what has consequences asks first', async () => {
    const page = await desk.goto(`/admin/people?q=${login}`);
    await choose(page.getByRole('row').filter({ hasText: login }), name);
    const drawer = page.getByRole('dialog', { name });
    for (const field of labels(steps[3], 3)) await drawer.getByLabel(field).first().waitFor();
    const deeds = labels(steps[4], 4);
    for (const deed of deeds) {
      await choose(drawer, deed);
      const question = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Cancel' }) });
      await question.getByRole('button', { name: deed, exact: true }).waitFor();
      await choose(question, deed === deeds.at(-1) ? deed : 'Cancel');
      if (deed !== deeds.at(-1)) await question.waitFor({ state: 'hidden' });
    }
    await eventually(
      `${login} is removed`,
      () => house.admin.get<{ readonly items: readonly UserRow[] }>(`/users?text=${login}`),
      ({ items }) => items.length === 0,
    );
    expect(desk.complaints.errors).toEqual([]);
  });
});
