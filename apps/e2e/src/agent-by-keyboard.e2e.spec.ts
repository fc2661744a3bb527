/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeRow, Page, TaskDetail, TaskHistoryRow } from '@fermata/contracts';
import type { Locator } from 'playwright-core';
import { hire, type Hand } from './crew.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { Goodwill } from './goodwill.ts';
import { House } from './house.ts';
import { InboxPage } from './pages/inbox-page.ts';
import { Keyboard } from './pages/keyboard.ts';

const mark = crypto.randomUUID().slice(0, 8);
const given = 4;
const decided = Array.from({ length: 10 }, (_, index) => given + index);
/** Ten to decide on after some that are not; the list has them in this order. */
const wishes = Array.from({ length: given + decided.length }, (_, index) => ({
  key: `K${index + 1}-${mark}`,
  within: `PT${index + 1}H`,
}));
/** Of those that are decided: at one a colleague is asked, for one there is a saved answer. */
const asked = 5;
const known = 6;

let house: House;
let office: Office;
let goodwill: Goodwill;
let agent: Hand;
let colleague: Hand;
let tasks: readonly string[];
let desk: Desk;
let keys: Keyboard;
let inbox: InboxPage;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  goodwill = await Goodwill.open(house, mark);
  const groups = [goodwill.group];
  agent = await hire(house, { login: `kim-${mark}`, name: 'Kim Keys', groups });
  colleague = await hire(house, { login: `cleo-${mark}`, name: 'Cleo Colleague', groups });
  await agent.api.post('/macros', {
    name: 'Small goodwill',
    step: `${goodwill.workflow}/decide`,
    outcome: 'grant',
    data: { amount: 20, note: 'As agreed on the phone' },
  });
  tasks = await goodwill.ask(wishes, agent.api);
  desk = await office.deskFor(agent);
  await hearPointers(desk);
  keys = new Keyboard(desk.page);
  inbox = new InboxPage(desk.page);
});

afterAll(() => office.close());

describe('an agent without a mouse', () => {
  it('comes to the work of the groups and walks through it', async () => {
    await desk.goto('/');
    await keys.press('g', 't');
    await desk.page.waitForURL('**/tasks');
    await keys.press('2');
    await row(wishes.length - 1).waitFor();
    await keys.press('j');
    await hasFocus(0);
    await keys.press('j', 'j');
    await hasFocus(2);
    await keys.press('k', 'k');
    await hasFocus(0);
    expect(await focused()).toBe(id(0));
  });

  it('gives one back, puts one off, declines one and hands one on', async () => {
    await keys.press('Enter');
    await inbox.opened(id(0), key(0));
    await claim();
    await keys.press('Escape');
    await keys.press('j');
    await hasFocus(1);
    await keys.press('c');
    await eventually('the second is claimed', () => read(1), isMine);
    await keys.press('j');
    await hasFocus(2);
    await keys.press('j');
    await hasFocus(3);
    await keys.press('c');
    await eventually('the fourth is claimed', () => read(3), isMine);
    await keys.press('k');
    await hasFocus(2);
    await keys.press('Enter');
    await inbox.opened(id(2), key(2));
    await choose('Decline…');
    const declines = desk.page.getByRole('dialog', { name: /^Decline / });
    await keys.fill(declines.getByLabel(/^Why/), 'a friend of mine');
    await keys.enter(declines.getByRole('button', { name: 'Decline task' }));
    await declines.waitFor({ state: 'hidden' });
    await keys.press('1');
    await row(4).waitFor({ state: 'hidden' });
    for (const mine of [0, 1, 3]) await row(mine).waitFor();
    await keys.press('j');
    await hasFocus(0);
    await keys.press('c');
    await eventually(
      'the first is given back',
      () => read(0),
      ({ status }) => status === 'offered',
    );
    await keys.press('j');
    await hasFocus(1);
    await keys.press('s');
    const snoozes = desk.page.getByRole('dialog', { name: /^Snooze / });
    await keys.fill(snoozes.getByLabel('Until when'), 'in 2 hours');
    await keys.press('Enter');
    await snoozes.waitFor({ state: 'hidden' });
    await eventually(
      'the second is put off',
      () => read(1),
      ({ followUpAt }) => followUpAt !== undefined,
    );
    await keys.press('j');
    await hasFocus(3);
    await keys.press('a');
    await pickColleague(desk.page.getByRole('dialog', { name: /^Assign / }));
    await eventually(
      'the fourth is handed on',
      () => read(3),
      ({ assignee }) => assignee?.id === colleague.id,
    );
    expect(await read(1)).toMatchObject({ status: 'claimed', assignee: { id: agent.id } });
  });

  it('decides on ten, each of which opens by itself when the one before it is done', async () => {
    await keys.press('2');
    await row(given).waitFor();
    await keys.press('j');
    await walkTo(given);
    await keys.press('Enter');
    for (const nth of decided) {
      await inbox.opened(id(nth), key(nth));
      await claim();
      if (nth === known) await applySavedAnswer();
      else await fillIn(nth);
    }
    // The one that was given back is all that is left.
    await inbox.opened(id(0), key(0));
    for (const nth of decided) {
      const { output, outcome } = await eventually('it is completed', () => read(nth), isCompleted);
      expect({ nth, outcome, ...(output as object) }).toMatchObject({ nth, ...decisionOf(nth) });
    }
  });

  it('and everything has become what it was told to, without one press of a pointer', async () => {
    expect(await history(0)).toEqual(['offered', 'claimed', 'released']);
    const offered = await agent.api.all<TaskDetail>('/tasks?view=groups');
    expect(offered.map((task) => task.id)).toEqual([id(0)]);
    expect(await history(2)).toEqual(['offered', 'declined']);
    const { items } = await eventually(
      'the colleague is told',
      () => colleague.api.get<Page<NoticeRow>>('/notices'),
      (notices) => notices.items.some(({ kind }) => kind === 'mentioned'),
    );
    expect(items.filter(({ kind }) => kind === 'mentioned')).toMatchObject([
      { taskId: id(asked), by: { id: agent.id } },
    ]);
    expect(await desk.page.evaluate(() => (window as Heard).pointers ?? 0)).toBe(0);
    expect(desk.complaints.errors).toEqual([]);
  });
});

type Heard = typeof window & { pointers?: number };

/** Counts in the page whatever a pointer does. */
async function hearPointers({ context }: Desk): Promise<void> {
  await context.addInitScript(() => {
    const heard = window as Heard;
    const hear = ({ isTrusted }: Event): void => {
      if (isTrusted) heard.pointers = (heard.pointers ?? 0) + 1;
    };
    for (const kind of ['pointerdown', 'pointermove', 'mousedown', 'touchstart', 'wheel'])
      window.addEventListener(kind, hear, { capture: true, passive: true });
  });
}

function id(nth: number): string {
  return tasks[nth] ?? '';
}

function key(nth: number): string {
  return wishes[nth]?.key ?? '';
}

function row(nth: number) {
  return inbox.row(id(nth));
}

async function hasFocus(nth: number): Promise<void> {
  await row(nth).and(desk.page.locator(':focus')).waitFor();
}

async function focused(): Promise<string | null> {
  return desk.page.locator('[data-task]:focus').getAttribute('data-task');
}

/** Walks down until a row has the keyboard. */
async function walkTo(nth: number): Promise<void> {
  await desk.page.locator('[data-task]:focus').waitFor();
  for (let steps = 0; (await focused()) !== id(nth); steps += 1) {
    if (steps > wishes.length) throw new Error(`J does not lead to the task ${key(nth)}`);
    await keys.press('j');
  }
}

/** Finds the colleague by the login, and hands the task on. */
async function pickColleague(dialog: Locator): Promise<void> {
  await keys.fill(dialog.getByRole('textbox', { name: 'To whom' }), colleague.login);
  const option = desk.page.getByRole('option', { name: colleague.login });
  await option.and(desk.page.locator('[data-combobox-selected]')).waitFor();
  await keys.press('Enter');
  await keys.enter(dialog.getByRole('button', { name: 'Assign task' }));
  await dialog.waitFor({ state: 'hidden' });
}

/** Claims the open task; its first field has the keyboard then. */
async function claim(): Promise<void> {
  await inbox.task.claim.and(desk.page.locator(':focus')).waitFor();
  await keys.press('c');
  await inbox.field('Amount').and(desk.page.locator(':focus')).waitFor();
}

/** Every third is refused. */
function decisionOf(nth: number) {
  if (nth === known) return { outcome: 'grant', amount: 20, note: 'As agreed on the phone' };
  if (nth % 3 === 0) return { outcome: 'refuse', note: `No, ${nth}` };
  return { outcome: 'grant', amount: nth, note: `Yes, ${nth}` };
}

async function fillIn(nth: number): Promise<void> {
  const { outcome, amount, note } = decisionOf(nth);
  if (amount !== undefined) await keys.type(String(amount));
  await keys.fill(inbox.field('Note'), note);
  if (nth === asked) await say(`Is this right, @${colleague.login.slice(0, -2)}`);
  if (outcome === 'grant') await keys.press('Control+Enter');
  else await keys.enter(inbox.task.button('Refuse'));
}

/** Takes the saved answer: it fills the form in and leads to its decision, which is taken by Enter. */
async function applySavedAnswer(): Promise<void> {
  await keys.enter(inbox.task.button('Saved answers'));
  const answer = desk.page.getByRole('menuitem', { name: /^Small goodwill/ });
  await keys.to(answer, 'ArrowDown');
  await keys.press('Enter');
  await inbox.task.button('Grant').and(desk.page.locator(':focus')).waitFor();
  await keys.press('Enter');
}

/** Says something at the open task, in which the colleague is named from the list. */
async function say(text: string): Promise<void> {
  const box = inbox.context.getByLabel('Write a comment');
  await keys.fill(box, text);
  const people = inbox.context.getByRole('listbox', { name: 'People' });
  await people.getByRole('option', { name: colleague.login, selected: true }).waitFor();
  await keys.press('Enter');
  await box.and(desk.page.locator(':focus')).waitFor();
  await keys.press('Control+Enter');
  await inbox.context.getByText('Is this right').and(desk.page.locator(':not(textarea)')).first().waitFor();
  await keys.to(inbox.field('Note'), 'Shift+Tab');
}

/** Chooses a verb of the open task's menu. */
async function choose(verb: string): Promise<void> {
  await keys.to(inbox.task.button('More that can be done'), 'Shift+Tab');
  await keys.press('Enter');
  await keys.to(desk.page.getByRole('menuitem', { name: verb, exact: true }), 'ArrowDown');
  await keys.press('Enter');
}

function read(nth: number): Promise<TaskDetail> {
  return house.admin.get<TaskDetail>(`/tasks/${id(nth)}`);
}

async function history(nth: number): Promise<readonly string[]> {
  const { items } = await house.admin.get<Page<TaskHistoryRow>>(`/tasks/${id(nth)}/history`);
  return items.map(({ what }) => what);
}

function isMine({ assignee }: TaskDetail): boolean {
  return assignee?.id === agent.id;
}

function isCompleted({ status }: TaskDetail): boolean {
  return status === 'completed';
}
