import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { foundGroup, hire, type Hand } from './crew.ts';
import { deploy } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { TaskPage } from './pages/task-page.ts';
import { askingWorkflow, deedsOf, noteForm, seenBy } from './questions.ts';

const mark = crypto.randomUUID().slice(0, 8);
const group = `senders-${mark}`;
const form = noteForm(`send-${mark}`);
const workflow = askingWorkflow(`sends-${mark}`, form.name, group);

let house: House;
let office: Office;
let ada: Hand;
let ben: Hand;
let desk: Desk;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await foundGroup(house, group, 'Senders');
  ada = await hire(house, { login: `ada-${mark}`, name: `Ada ${mark}`, groups: [group] });
  ben = await hire(house, { login: `ben-${mark}`, name: `Ben ${mark}`, groups: [group] });
  await deploy(house.admin, form, workflow);
});

afterEach(() => desk.close());
afterAll(() => office.close());

/** Ada has claimed a new task and written her note. */
async function written(note: string): Promise<{ readonly id: string; readonly task: TaskPage }> {
  const instance = await house.start(house.admin, workflow.name, { key: `order ${note.length}` });
  const { id } = await house.taskOf(instance, ada.api);
  desk = await office.deskFor(ada);
  const task = await TaskPage.open(desk, id);
  await task.write(note);
  return { id, task };
}

/** Notes under which ids answers to a task are sent from now on. */
async function listen({ page }: Desk, id: string): Promise<readonly string[]> {
  const sent: string[] = [];
  await page.route(`**/api/v1/tasks/${id}/complete`, (route) => {
    sent.push((route.request().postDataJSON() as { submissionId: string }).submissionId);
    return route.fallback();
  });
  return sent;
}

/** Her answer has arrived, once. */
async function arrived(id: string, note: string): Promise<void> {
  const { instanceId } = await seenBy(house.admin, id);
  expect(await house.ended(instanceId)).toMatchObject({ output: { outcome: 'approve', note } });
  const deeds = await deedsOf(house.admin, id);
  expect(deeds.filter((deed) => deed === 'submitted' || deed === 'completed')).toEqual([
    'submitted',
    'completed',
  ]);
}

describe('the network is lost while an answer is sent', () => {
  it('after it has arrived: it is sent again under the same id, and counts once', async () => {
    const { id, task } = await written('applied, then cut');
    let lost = 0;
    await desk.page.route(`**/api/v1/tasks/${id}/complete`, async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    const sent = await listen(desk, id);
    await task.decide('Approve');
    await arrived(id, 'applied, then cut');
    await eventually(
      'it was sent again',
      async () => sent.length,
      (count) => count === 2,
    );
    expect(new Set(sent).size).toBe(1);
  });

  it('before it has arrived, and the browser is closed: opened again it sends what is left, once', async () => {
    const note = 'written in a tunnel';
    const { id, task } = await written(note);
    await desk.context.setOffline(true);
    await task.decide('Approve');
    await task.said('Approve: your answer waits').waitFor();
    await task.pane.getByText(note).waitFor();
    const left = await desk.context.storageState();
    await desk.close();
    expect(await seenBy(house.admin, id)).toMatchObject({ status: 'claimed' });
    desk = await office.visitor({ left });
    const sent = await listen(desk, id);
    await desk.goto('/');
    await arrived(id, note);
    expect(sent).toHaveLength(1);
    await desk.page.locator('.fm-answers').waitFor({ state: 'detached' });
  });
});

describe('the session ends while an answer is sent', () => {
  it('and who signs in again in place finds everything, and the answer goes by itself', async () => {
    const note = 'before the session ended';
    const { id, task } = await written(note);
    const sent = await listen(desk, id);
    await house.admin.post(`/users/${ada.id}/sign-out`, {});
    await task.decide('Approve');
    const door = desk.page.getByRole('dialog', { name: 'Your session has ended' });
    await door.waitFor();
    await task.said('Approve: your answer waits').waitFor();
    await task.pane.getByText(note).waitFor();
    await door.locator('input[name="password"]').fill(ada.password);
    await door.getByRole('button', { name: 'Sign in' }).click();
    await door.waitFor({ state: 'detached' });
    await arrived(id, note);
    expect(new Set(sent).size).toBe(1);
  });

  it('and when another person signs in, the answer is not sent before its own person is back', async () => {
    const note = 'nobody else shall send this';
    const { id, task } = await written(note);
    await house.admin.post(`/users/${ada.id}/sign-out`, {});
    await task.decide('Approve');
    const door = desk.page.getByRole('dialog', { name: 'Your session has ended' });
    await door.getByLabel('Login').fill(ben.login);
    await door.locator('input[name="password"]').fill(ben.password);
    const sent = await listen(desk, id);
    await door.getByRole('button', { name: 'Sign in' }).click();
    await desk.page.waitForURL((url) => url.pathname === '/');
    await desk.settled();
    await desk.goto(`/tasks/${id}`);
    await task.said(`${ada.name} has had this task since`).waitFor();
    expect(await task.pane.getByText(note).count()).toBe(0);
    expect(sent).toEqual([]);
    expect(await seenBy(house.admin, id)).toMatchObject({ status: 'claimed', assignee: { id: ada.id } });
    await signOut(desk);
    await desk.signIn(ada);
    await desk.goto('/');
    await arrived(id, note);
    expect(new Set(sent).size).toBe(1);
  });
});

/** Ends the session of whoever is signed in at a desk. */
async function signOut({ context }: Desk): Promise<void> {
  const me = await context.request.get('/api/v1/me');
  const { csrf } = (await me.json()) as { readonly csrf: string };
  await context.request.delete('/api/v1/sessions/current', { headers: { 'x-fermata-csrf': csrf } });
}
