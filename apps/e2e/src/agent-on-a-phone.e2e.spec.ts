/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskDetail } from '@fermata/contracts';
import { hire, type Hand } from './crew.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { Goodwill } from './goodwill.ts';
import { House } from './house.ts';
import { InboxPage } from './pages/inbox-page.ts';

const mark = crypto.randomUUID().slice(0, 8);
const wishes = Array.from({ length: 10 }, (_, index) => ({
  key: `P${index + 1}-${mark}`,
  within: index < 2 ? `PT${index + 15}M` : `PT${index}H`,
}));

let house: House;
let office: Office;
let agent: Hand;
let tasks: readonly string[];
let desk: Desk;
let inbox: InboxPage;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  const goodwill = await Goodwill.open(house, mark);
  agent = await hire(house, { login: `pia-${mark}`, name: 'Pia Phone', groups: [goodwill.group] });
  tasks = await goodwill.ask(wishes, agent.api);
  desk = await office.deskFor(agent, { width: 390, touch: true });
  inbox = new InboxPage(desk.page);
});

afterAll(() => office.close());

describe('an agent on a phone', () => {
  it('finds the work of the groups, which fits the screen and the finger', async () => {
    const { page } = desk;
    await desk.goto('/');
    await page.getByRole('link', { name: 'Tasks', exact: true }).tap();
    await page.waitForURL('**/tasks');
    await inbox.tab('My groups').tap();
    await inbox.row(id(9)).waitFor();
    expect(await misfits(desk)).toEqual([]);
  });

  it('reads what stands around a task, and comes back to the list', async () => {
    const { page } = desk;
    await inbox.row(id(0)).tap();
    await inbox.opened(id(0), key(0));
    expect(await misfits(desk)).toEqual([]);
    await page.getByRole('radiogroup', { name: 'What is shown of the task' }).getByText('Context').tap();
    await inbox.context.getByLabel('Write a comment').waitFor();
    await desk.settled();
    expect(await misfits(desk)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the list' }).tap();
    await inbox.row(id(0)).tap();
  });

  it('decides on ten, each of which opens by itself when the one before it is done', async () => {
    for (let nth = 0; nth < 10; nth += 1) {
      await inbox.opened(id(nth), key(nth));
      await inbox.task.claim.tap();
      await inbox.task.note.fill(`From the train, ${nth}`);
      if (nth === 0) expect(await misfits(desk)).toEqual([]);
      await inbox.task.button('Refuse').tap();
    }
    await desk.page.waitForURL(({ pathname }) => pathname === '/tasks');
    expect(await misfits(desk)).toEqual([]);
    for (let nth = 0; nth < 10; nth += 1) {
      const done = await eventually(
        'it is completed',
        () => read(nth),
        ({ status }) => status === 'completed',
      );
      expect(done).toMatchObject({ outcome: 'refuse', output: { note: `From the train, ${nth}` } });
    }
    expect(desk.complaints.errors).toEqual([]);
  });
});

function id(nth: number): string {
  return tasks[nth] ?? '';
}

function key(nth: number): string {
  return wishes[nth]?.key ?? '';
}

function read(nth: number): Promise<TaskDetail> {
  return agent.api.get<TaskDetail>(`/tasks/${id(nth)}`);
}

/** What does not fit: the page, where it scrolls sideways, and targets that are smaller than 24 pixels. */
function misfits({ page }: Desk): Promise<readonly string[]> {
  return page.evaluate(() => {
    const smallest = 24;
    const sizeOf = (element: Element): number => {
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height);
    };
    // The label of a field is pressed as well as the field.
    const isSmall = (target: HTMLElement): boolean =>
      ![target, ...((target as HTMLInputElement).labels ?? [])].some((one) => sizeOf(one) >= smallest);
    const controls = 'a[href], button, summary, input, textarea, select, [role="button"]';
    const small = [...document.querySelectorAll<HTMLElement>(controls)].filter(
      (target) =>
        target.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        sizeOf(target) > 1 &&
        isSmall(target),
    );
    const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const told = small.map((target) => `${Math.round(sizeOf(target))} px: ${target.outerHTML.slice(0, 160)}`);
    return sideways > 0 ? [`sideways by ${sideways}`, ...told] : told;
  });
}
