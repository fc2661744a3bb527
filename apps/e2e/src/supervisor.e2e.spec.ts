import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type {
  AbsenceRow,
  DeskLoad,
  EscalationRow,
  InstanceDetail,
  LoadRow,
  Page as Rows,
  SampleRow,
  TaskDetail,
  TaskSummary,
} from '@fermata/contracts';
import type { Api } from './api.ts';
import { foundGroup, hire, type Hand } from './crew.ts';
import { deploy, waitingWorkflow, type Definition } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';

const mark = crypto.randomUUID().slice(0, 8);
const group = `floor-${mark}`;
const shared = reviewed(`floor-${mark}`, { groups: [group], not: ['${ instance.startedBy }'] });
const numbers = Object.freeze(['offered', 'claimed', 'overdue', 'dueToday', 'doneToday'] as const);

let house: House;
let office: Office;
let desk: Desk;
let ann: Hand;
let bo: Hand;
let sal: Hand;
const tasks = new Map<string, string>();

/** A workflow that waits for whom it names. */
function reviewed(name: string, assign: object): Definition {
  const workflow = waitingWorkflow(name);
  const steps = workflow['steps'] as Readonly<Record<string, object>>;
  return { ...workflow, steps: { ...steps, review: { ...steps['review'], assign } } };
}

/** Starts an instance, and notes its task by the key of the business. */
async function begin(who: Api, workflow: string, key: string): Promise<void> {
  const { id } = await who.post<InstanceDetail>('/instances', { workflow, input: {}, businessKey: key });
  const read = (): Promise<readonly TaskSummary[]> =>
    house.admin.all<TaskSummary>(`/tasks?view=all&instanceId=${id}`);
  const [task] = await eventually(`a task of ${key}`, read, (found) => found.length > 0);
  tasks.set(key, task?.id ?? '');
}

const idOf = (key: string): string => tasks.get(key) ?? '';
const taskNow = (key: string): Promise<TaskDetail> => house.admin.get<TaskDetail>(`/tasks/${idOf(key)}`);
const heldBy = (key: string, { id }: Hand): Promise<TaskDetail> =>
  eventually(
    `${id} holds ${key}`,
    () => taskNow(key),
    ({ assignee }) => assignee?.id === id,
  );

function queueRow(page: Page, key: string): Locator {
  return page.getByRole('grid', { name: 'Open tasks' }).getByRole('row').filter({ hasText: key });
}

function loadRow(page: Page, { name }: Pick<LoadRow, 'name'>): Locator {
  return page.locator('.fm-desk-table tbody tr').filter({ hasText: name });
}

/** Takes a task of the queue by the mouse and lets it go over a person. */
async function drag(page: Page, key: string, { name }: Hand): Promise<void> {
  await queueRow(page, key).locator('.fm-desk-task').hover();
  await page.mouse.down();
  const place = await loadRow(page, { name }).boundingBox();
  if (place === null) throw new Error(`${name} is not to be seen`);
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  await page.mouse.move(x + 40, y + 40, { steps: 5 });
  await page.mouse.move(x, y, { steps: 5 });
  await page.locator('.fm-desk-table tr[data-over]').waitFor();
  await page.mouse.up();
}

/** What the row of somebody says. */
async function numbersOf(page: Page, row: LoadRow): Promise<readonly number[]> {
  const texts = numbers.map((name) => loadRow(page, row).locator(`[data-column="${name}"]`).innerText());
  return (await Promise.all(texts)).map(Number);
}

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await foundGroup(house, group, `Floor ${mark}`);
  const groups = [group];
  ann = await hire(house, { login: `ann-${mark}`, name: `Ann ${mark}`, groups });
  bo = await hire(house, { login: `bo-${mark}`, name: `Bo ${mark}`, roles: ['agent', 'analyst'], groups });
  sal = await hire(house, { login: `sal-${mark}`, name: `Sal ${mark}`, roles: ['supervisor'], groups });
  const named = reviewed(`named-${mark}`, { users: [ann.id] });
  await deploy(house.admin, shared, named);
  for (const key of ['dragged', 'keyed', 'first', 'second', 'left', 'right'])
    await begin(house.admin, shared.name, `${key}-${mark}`);
  await begin(bo.api, shared.name, `own-${mark}`);
  await begin(house.admin, named.name, `named-${mark}`);
  desk = await office.deskFor(sal, { width: 1600 });
});

afterAll(() => office.close());

describe('a supervisor keeps the flow', () => {
  it('has of a step every completed task drawn for review', async () => {
    const page = await desk.goto('/desk?tab=reviews');
    await page.getByRole('button', { name: 'Add a step' }).click();
    const line = page.locator('.fm-desk-rule').last();
    await pick(line, 'Workflow', shared.name);
    await pick(line, 'Step', 'Review');
    await line.getByRole('textbox').last().fill('100');
    await page.getByRole('button', { name: 'Save the rules' }).click();
    await page.getByText('Rules saved').waitFor();
    const rule = { definition: shared.name, stepId: 'review', percent: 100 };
    expect((await house.admin.get<{ items: unknown[] }>('/desk/sampling')).items).toContainEqual(rule);
  });

  it('hands one on by dragging, after seeing what would become of it', async () => {
    const page = await desk.goto(`/desk?group=${group}`);
    await drag(page, `dragged-${mark}`, ann);
    const dialog = page.getByRole('dialog', { name: 'Assign the task' });
    await dialog.getByText('1 task can be assigned.').waitFor();
    expect((await taskNow(`dragged-${mark}`)).assignee).toBeUndefined();
    await dialog.getByRole('button', { name: 'Assign 1 task' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await heldBy(`dragged-${mark}`, ann);
    expect(await taskNow(`dragged-${mark}`)).toMatchObject({ status: 'claimed', assignee: { id: ann.id } });
  });

  it('hands one on without the mouse', async () => {
    const { page } = desk;
    await queueRow(page, `keyed-${mark}`).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Assign the task' });
    await dialog.getByRole('combobox', { name: 'To' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(bo.name);
    await page.getByRole('option', { name: new RegExp(bo.name) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText('1 task can be assigned.').waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect((await heldBy(`keyed-${mark}`, bo)).status).toBe('claimed');
  });

  it('hands many on: each is asked first, and the one that may not be his says why', async () => {
    const page = await desk.goto(`/desk?group=${group}&show=unassigned`);
    for (const key of ['first', 'second', 'own'])
      await queueRow(page, `${key}-${mark}`).getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Assign…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Assign 3 tasks' });
    await dialog.getByRole('combobox', { name: 'To' }).fill(bo.name);
    await page.getByRole('option', { name: new RegExp(bo.name) }).click();
    await dialog.getByText('2 tasks can be assigned; 1 cannot:').waitFor();
    const refused = dialog.getByRole('listitem');
    expect(await refused.allInnerTexts()).toEqual([expect.stringMatching(`own-${mark}.+`)]);
    expect((await taskNow(`first-${mark}`)).status).toBe('offered');
    await dialog.getByRole('button', { name: 'Assign 2 tasks' }).click();
    await dialog.getByText('2 tasks were assigned; 1 was refused:').waitFor();
    expect(await refused.count()).toBe(1);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    for (const key of ['first', 'second']) await heldBy(`${key}-${mark}`, bo);
    expect((await taskNow(`own-${mark}`)).assignee).toBeUndefined();
  });

  it('answers many at once: what somebody else has is refused and stays as it is', async () => {
    const page = await desk.goto(`/tasks?tab=all&definition=${shared.name}`);
    for (const key of ['left', 'right', 'dragged']) {
      const row = page.locator('.fm-task-row').filter({ hasText: `${key}-${mark}` });
      await row.hover();
      await row.getByRole('checkbox').click();
    }
    await page.getByRole('toolbar').getByRole('button', { name: 'Complete…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Complete 3 tasks' });
    await dialog.getByRole('textbox', { name: 'Note' }).fill('all alike');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await dialog.getByText('2 can be done, 1 is refused').waitFor();
    expect((await taskNow(`left-${mark}`)).status).toBe('offered');
    await dialog.getByRole('button', { name: 'Complete 2 tasks' }).click();
    await dialog.getByText('2 are done').waitFor();
    const ended = await Promise.all(['left', 'right'].map((key) => completed(`${key}-${mark}`)));
    expect(ended.map(({ outcome }) => outcome)).toEqual(['approve', 'approve']);
    expect((await taskNow(`dragged-${mark}`)).assignee?.id).toBe(ann.id);
  });
});

describe('a supervisor looks after people', () => {
  it('notes an absence, and who stands in sees the work', async () => {
    expect(await offeredTo(bo)).not.toContain(idOf(`named-${mark}`));
    const page = await desk.goto('/desk?tab=absences');
    await page.getByRole('button', { name: 'Add an absence' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an absence' });
    await pick(dialog, 'Person', ann.name);
    await pick(dialog, 'Who stands in', bo.name);
    const day = new Date().toISOString().slice(0, 10);
    await dialog.getByLabel('First day').fill(day);
    await dialog.getByLabel('Last day').fill(day.replace(/^\d+/, (year) => String(Number(year) + 1)));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(`${bo.name} stands in`).waitFor();
    const { items } = await house.admin.get<Rows<AbsenceRow>>(`/absences?person=${ann.id}`);
    expect(items.map(({ substitute }) => substitute?.id)).toEqual([bo.id]);
    expect(await offeredTo(bo)).toContain(idOf(`named-${mark}`));
    const stand = await office.deskFor(bo);
    const list = await stand.goto('/tasks?tab=groups');
    await list
      .locator('.fm-task-row')
      .filter({ hasText: `named-${mark}` })
      .waitFor();
    expect(stand.complaints.errors).toEqual([]);
    await stand.close();
  });

  it('reviews what others have done, and is not asked about his own', async () => {
    const answer = { submissionId: `s-${mark}`, outcome: 'approve', data: {} };
    await bo.api.post(`/tasks/${idOf(`keyed-${mark}`)}/complete`, answer);
    await completed(`keyed-${mark}`);
    const page = await desk.goto('/desk?tab=reviews');
    const cards = page.locator('.fm-desk-card').filter({ hasText: shared.name });
    const own = cards.filter({ hasText: 'Your own work: somebody else reviews it.' });
    await own.first().waitFor();
    expect([await own.count(), await own.getByRole('button').count()]).toEqual([2, 0]);
    const other = cards.filter({ hasText: bo.name });
    await other.getByRole('textbox', { name: 'What you have found' }).fill('no receipt');
    await other.getByRole('button', { name: 'Done wrong' }).click();
    await other.waitFor({ state: 'hidden' });
    const { items } = await house.admin.get<Rows<SampleRow>>('/desk/samples?state=reviewed');
    expect(items.find(({ taskId }) => taskId === idOf(`keyed-${mark}`))?.review).toMatchObject({
      verdict: 'wrong',
      note: 'no receipt',
      by: { id: sal.id },
    });
  });

  it('reads in the log what was handed on and what asks for help', async () => {
    await ann.api.post(`/tasks/${idOf(`dragged-${mark}`)}/escalate`, { reason: `stuck ${mark}` });
    const page = await desk.goto('/desk?tab=log');
    const log = page.getByRole('grid', { name: 'Reminders, escalations and reassignments' });
    const row = log.getByRole('row').filter({ hasText: `stuck ${mark}` });
    expect(await row.innerText()).toMatch(new RegExp(`Escalated[^]*${ann.name}`));
    const { items } = await sal.api.get<Rows<EscalationRow>>('/desk/escalations?limit=200');
    const ours = items.filter(({ taskId }) => [...tasks.values()].includes(taskId));
    expect(ours.filter(({ kind }) => kind === 'reassigned').map(({ to }) => to)).toHaveLength(4);
    expect(
      await log.getByRole('row').filter({ hasText: 'Reassigned' }).filter({ hasText: sal.name }).count(),
    ).toBe(4);
  });

  it('sees the numbers that the API counts', async () => {
    const read = (): Promise<DeskLoad> => sal.api.get<DeskLoad>(`/desk/load?group=${group}`);
    const of = ({ rows }: DeskLoad, { id }: Hand): LoadRow | undefined => rows.find((row) => row.id === id);
    const counted = await eventually('all is counted', read, (load) => of(load, bo)?.doneToday === 1);
    expect(of(counted, ann)).toMatchObject({ claimed: 1, offered: 1, absent: true });
    expect(of(counted, bo)).toMatchObject({ claimed: 2, doneToday: 1, absent: false });
    expect(of(counted, sal)).toMatchObject({ claimed: 0, doneToday: 2 });
    const page = await desk.goto(`/desk?group=${group}`);
    for (const hand of [ann, bo, sal]) {
      const row = of(counted, hand) as LoadRow;
      expect(await numbersOf(page, row)).toEqual(numbers.map((name) => row[name]));
    }
    expect(await loadRow(page, ann).getByText('Away').count()).toBe(1);
    expect(desk.complaints.errors).toEqual([]);
  });
});

/** Chooses in a field what has this text. */
async function pick(where: Locator, field: string, text: string): Promise<void> {
  await where.getByRole('combobox', { name: field }).fill(text);
  await where
    .page()
    .getByRole('option', { name: new RegExp(text) })
    .click();
}

async function offeredTo({ api }: Hand): Promise<readonly string[]> {
  return (await api.all<TaskSummary>('/tasks?view=groups')).map(({ id }) => id);
}

function completed(key: string): Promise<TaskDetail> {
  return eventually(
    `${key} is completed`,
    () => taskNow(key),
    ({ status }) => status === 'completed',
  );
}
