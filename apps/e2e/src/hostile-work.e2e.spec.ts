/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TaskSummary } from '@fermata/contracts';
import { foundGroup, hire, type Hand } from './crew.ts';
import { deploy, type Definition } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { disturbed, quiet } from './disturbed.ts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { payloads } from './payloads.ts';

const mark = crypto.randomUUID().slice(0, 8);
const group = `hostile-${mark}`;
/** One of each kind, told apart by the mark. */
const texts = Object.freeze({
  script: `<script>alert("xss")</script>${mark}`,
  image: `<img src=x onerror=alert("xss")>${mark}`,
  link: `[xss](javascript:alert(1))${mark}`,
  reversed: `${mark}\u202ecod.exe`,
  formula: `=HYPERLINK("https://evil.invalid","${mark}")`,
  wide: `${mark}${'W'.repeat(100)}`,
});
const titles = Object.values(texts);
/** As long as a comment may be, without a place to break it. */
const endless = 'x'.repeat(10_000 - `@agent-${mark} `.length);

/** One instance that asks for many things at once, each by a title of its own. */
const workflow: Definition = {
  kind: 'workflow',
  name: `hostile-work-${mark}`,
  title: texts.script,
  triggers: [{ manual: true }],
  input: { type: 'object', required: ['key'], properties: { key: { type: 'string' } } },
  businessKey: '${ input.key }',
  start: 'fan',
  steps: {
    fan: { type: 'set', split: 'all', next: titles.map((_, index) => ({ to: `m${index}` })) },
    ...Object.fromEntries(titles.map((title, index) => [`m${index}`, question(title)])),
    done: { type: 'end' },
  },
};

function question(title: string): object {
  return {
    type: 'manual',
    title,
    description: payloads.join('\n\n'),
    form: 'refund-review',
    with: { order: { id: texts.image, note: texts.script }, amount: 1 },
    assign: { groups: [group] },
    next: [{ to: 'done' }],
  };
}

let house: House;
let office: Office;
let agent: Hand;
let boss: Hand;
let instance: string;
let task: string;
let desks: Readonly<Record<'agent' | 'boss' | 'admin', Desk>>;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await foundGroup(house, group, texts.link);
  const groups = [group];
  agent = await hire(house, { login: `agent-${mark}`, name: texts.reversed, groups });
  boss = await hire(house, { login: `boss-${mark}`, name: texts.image, roles: ['supervisor'], groups });
  await deploy(house.admin, workflow);
  instance = await house.start(house.admin, workflow.name, { key: texts.formula });
  const all = await eventually(
    'its tasks',
    () => agent.api.all<TaskSummary>(`/tasks?instanceId=${instance}`),
    ({ length }) => length === titles.length,
  );
  task = all.find(({ title }) => title === texts.script)?.id ?? '';
  await agent.api.post(`/tasks/${task}/claim`, {});
  await say();
  desks = {
    agent: await office.deskFor(agent, { width: 1600 }),
    boss: await office.deskFor(boss, { width: 1600 }),
    admin: await office.deskOf('admin', { width: 1600 }),
  };
});

/** What people write beside a task. */
async function say(): Promise<void> {
  const once = () => ({ 'idempotency-key': crypto.randomUUID() });
  for (const text of [payloads.join('\n\n'), endless, texts.script])
    await boss.api.post(`/tasks/${task}/comments`, { text: `@${agent.login} ${text}` }, once());
  const step = `${workflow.name}/m0`;
  const macro = { name: texts.image, step, outcome: 'approve', data: {}, comment: payloads.join(' ') };
  await agent.api.post('/macros', macro, once());
  await agent.api.post(`/tasks/${task}/escalate`, { reason: texts.link });
  const [from, until] = [-1, 3].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  await boss.api.post('/absences', { from, until, note: texts.formula }, once());
}

afterAll(async () => {
  await house.admin.call('POST', `/instances/${instance}/cancel`, { body: { reason: 'seen' } });
  await office.close();
});

/** Waits until each text stands on the page, letter by letter. */
async function reads(page: Page, ...wanted: readonly string[]): Promise<void> {
  for (const text of wanted) await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** What the page has been made to do, and by how much it is wider than a screen and a phone. */
async function judged(desk: Desk): Promise<unknown> {
  const { page } = desk;
  const found = await disturbed(desk);
  const tooWide: number[] = [];
  for (const width of [1600, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    tooWide.push(await eventually('the page fits', wide, (by) => by <= 0, 3_000).catch(wide));
  }
  await page.setViewportSize({ width: 1600, height: 800 });
  return { ...found, errors: desk.complaints.errors, tooWide };
}

const harmless = Object.freeze({ ...quiet, errors: [], tooWide: [0, 0] });

describe('texts about work that try to be script, or to break the page', () => {
  it('are read at a task: its title, key, comments, saved answers and history', async () => {
    const page = await desks.agent.goto(`/tasks/${task}?tab=groups`);
    await reads(page, ...titles, boss.name, endless);
    for (const text of [texts.script, payloads[0] ?? '', '<img src=x onerror=alert("xss")>'])
      await page.locator('.fm-work-comment').filter({ hasText: text }).first().waitFor();
    expect(await judged(desks.agent)).toEqual(harmless);
    await page.getByText('History', { exact: true }).click();
    await page.getByRole('button', { name: 'Saved answers' }).click();
    await page.getByRole('menuitem', { name: texts.image }).first().waitFor();
    expect(await disturbed(desks.agent)).toEqual(quiet);
  });

  it('are read in notices', async () => {
    const page = await desks.agent.goto('/notices');
    await reads(page, texts.script, boss.name);
    expect(await judged(desks.agent)).toEqual(harmless);
  });

  it.each([
    { tab: 'load', wanted: [...titles, texts.formula, texts.reversed, texts.image] },
    { tab: 'log', wanted: [texts.link, texts.reversed] },
    { tab: 'absences', wanted: [texts.image, texts.formula] },
  ])("are read on a supervisor's desk: $tab", async ({ tab, wanted }) => {
    const page = await desks.boss.goto(`/desk?tab=${tab}&group=${group}`);
    await reads(page, ...wanted);
    expect(await judged(desks.boss)).toEqual(harmless);
  });

  it.each([
    { section: `people?q=${mark}`, wanted: [texts.reversed, texts.image] },
    { section: `groups?group=${group}`, wanted: [texts.link] },
    { section: `rights?can=task.claim&at=group&of=${group}`, wanted: [texts.reversed, texts.image] },
    { section: 'audit?verb=task.escalate', wanted: [`agent-${mark}`] },
  ])('are read by an admin: $section', async ({ section, wanted }) => {
    const page = await desks.admin.goto(`/admin/${section}`);
    await reads(page, ...wanted);
    expect(await judged(desks.admin)).toEqual(harmless);
  });
});
