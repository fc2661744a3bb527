import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import { foundGroup, hire, type Hand } from './crew.ts';
import { deploy } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { TaskPage } from './pages/task-page.ts';
import { answer, askingWorkflow, deedsOf, noteForm, seenBy } from './questions.ts';

const mark = crypto.randomUUID().slice(0, 8);
const group = `racers-${mark}`;
const form = noteForm(`race-${mark}`);
const workflow = askingWorkflow(`races-${mark}`, form.name, group);

let house: House;
let office: Office;
let ada: Hand;
let ben: Hand;
let eve: Hand;
let adasDesk: Desk;
let bensDesk: Desk;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await foundGroup(house, group, 'Racers');
  const groups = [group];
  ada = await hire(house, { login: `ada-${mark}`, name: `Ada ${mark}`, groups });
  ben = await hire(house, { login: `ben-${mark}`, name: `Ben ${mark}`, groups });
  eve = await hire(house, { login: `eve-${mark}`, name: `Eve ${mark}`, roles: ['supervisor'] });
  await deploy(house.admin, form, workflow);
  adasDesk = await office.deskFor(ada);
  bensDesk = await office.deskFor(ben);
});

afterAll(() => office.close());

/** Asks the group; gives the id of the task. */
async function asked(key: string): Promise<string> {
  const instance = await house.start(house.admin, workflow.name, { key });
  return (await house.taskOf(instance, ada.api)).id;
}

/** Eve, a supervisor, takes the task from whoever has it and answers it. */
async function eveDecides(id: string): Promise<void> {
  await eve.api.post(`/tasks/${id}/take-over`, { reason: 'it is urgent' });
  await eve.api.post(`/tasks/${id}/complete`, answer('reject', 'not owed'));
}

/** Lets requests of this kind of some desks wait until all of them are there, and then go at once. */
async function together(desks: readonly Desk[], path: string): Promise<void> {
  const waiting: Route[] = [];
  for (const { page } of desks)
    await page.route(path, async (route) => {
      waiting.push(route);
      if (waiting.length === desks.length) await Promise.all(waiting.map((one) => one.continue()));
    });
}

describe('two agents at the same task', () => {
  it('claim it at once: one has it, the other is told who and when, and the list loses it', async () => {
    const id = await asked('first');
    await asked('another');
    const desks = [adasDesk, bensDesk];
    const pages = await Promise.all(desks.map((desk) => TaskPage.open(desk, id)));
    await together(desks, `**/api/v1/tasks/${id}/claim`);
    await Promise.all(pages.map((page) => page.claim.click()));
    const claimed = await eventually(
      'somebody has claimed it',
      () => seenBy(house.admin, id),
      ({ assignee }) => assignee !== undefined,
    );
    const winner = claimed.assignee?.id === ada.id ? ada : ben;
    const [won, lost] = (winner === ada ? pages : pages.toReversed()) as [TaskPage, TaskPage];
    await won.note.waitFor();
    const told = lost.said(`${winner.name} has had this task since`);
    await told.waitFor();
    expect(await told.locator('time').count()).toBe(1);
    expect(await lost.claim.count()).toBe(0);
    await lost.row('first').waitFor({ state: 'detached' });
    expect(await lost.row('another').count()).toBe(1);
    expect((await deedsOf(house.admin, id)).filter((deed) => deed === 'claimed')).toHaveLength(1);
  });
});

describe('a task that goes while its form is filled in', () => {
  it('to somebody who answers it: what was typed stays, beside who decided and when, also after a reload', async () => {
    const id = await asked('taken');
    const task = await TaskPage.open(adasDesk, id);
    await task.write('words that took an hour');
    await eveDecides(id);
    for (const reload of [false, true]) {
      if (reload) await adasDesk.goto(`/tasks/${id}`);
      await task.part('What you had typed').getByText('words that took an hour').waitFor();
      const decided = task.said(`${eve.name} decided: Reject`);
      await decided.waitFor();
      expect(await decided.locator('time').count()).toBe(1);
    }
    await task.button('Put away').click();
    await task.part('What you had typed').waitFor({ state: 'detached' });
  });

  it('because nobody needs it any more: what was typed stays', async () => {
    const id = await asked('withdrawn');
    const task = await TaskPage.open(adasDesk, id);
    await task.write('half an answer');
    const { instanceId } = await seenBy(house.admin, id);
    const cancel = { verb: 'cancel', reason: 'ordered twice' };
    await house.admin.post(`/instances/${instanceId}/verbs`, cancel);
    await task.said('It is not needed any more').waitFor();
    await task.part('What you had typed').getByText('half an answer').waitFor();
    expect(await task.button('Approve').count()).toBe(0);
  });
});

describe('an answer', () => {
  it('that comes after another one is kept beside what was decided, by whom and when', async () => {
    const id = await asked('late');
    const task = await TaskPage.open(adasDesk, id);
    await task.write('my considered opinion');
    await adasDesk.page.route(`**/api/v1/tasks/${id}/complete`, async (route) => {
      await eveDecides(id);
      await route.continue();
    });
    await task.decide('Approve');
    const lost = task.said('Your answer was not taken');
    await lost.getByText(`${eve.name} decided: Reject`).waitFor();
    expect(await lost.locator('time').count()).toBe(1);
    await task.part('What you had answered').getByText('my considered opinion').waitFor();
    await task.part('What was decided').getByText('not owed').waitFor();
    expect(await seenBy(house.admin, id)).toMatchObject({ outcome: 'reject', output: { note: 'not owed' } });
  });

  it('that is pressed twice, and sent twice at once on its way, counts once', async () => {
    const id = await asked('twice');
    const task = await TaskPage.open(bensDesk, id);
    await task.write('sent and sent again');
    const sent: string[] = [];
    const statuses: number[] = [];
    await bensDesk.page.route(`**/api/v1/tasks/${id}/complete`, async (route) => {
      sent.push((route.request().postDataJSON() as { submissionId: string }).submissionId);
      const [one, other] = await Promise.all([route.fetch(), route.fetch()]);
      statuses.push(one.status(), other.status());
      await route.fulfill({ response: one });
    });
    await task.button('Approve').dblclick();
    const { instanceId } = await seenBy(house.admin, id);
    const ended = await house.ended(instanceId);
    expect(ended).toMatchObject({ status: 'completed', output: { note: 'sent and sent again' } });
    expect(new Set(sent).size).toBe(1);
    expect(statuses).toEqual(statuses.map(() => 200));
    const deeds = await deedsOf(house.admin, id);
    expect(deeds.filter((deed) => deed === 'submitted' || deed === 'completed')).toEqual([
      'submitted',
      'completed',
    ]);
  });
});
