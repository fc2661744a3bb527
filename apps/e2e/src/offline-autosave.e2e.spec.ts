import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Api } from './api.ts';
import { draft, drafted, waitingWorkflow, type Definition } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { EditorPage } from './pages/editor-page.ts';

let house: House;
let office: Office;
let ana: Api;
let desk: Desk;
let workflow: Definition;
let editor: EditorPage;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  ana = await house.as('ana');
});

beforeEach(async () => {
  workflow = waitingWorkflow(`offline-${crypto.randomUUID().slice(0, 8)}`);
  await draft(ana, workflow);
  desk = await office.deskOf('ana');
  editor = await EditorPage.open(desk, workflow.name);
});

afterEach(() => desk.close());
afterAll(() => office.close());

describe('the network drops while a draft is saved', () => {
  it('which is shown, and what is typed meanwhile is saved when it returns', async () => {
    await desk.context.setOffline(true);
    await editor.field('Title').fill('Written without a network');
    await editor.save.getByText(/^Offline since/).waitFor();
    await editor.field('Description').fill('and more of it');
    expect(await drafted(ana, workflow)).toMatchObject({ title: workflow.name });
    await desk.context.setOffline(false);
    await editor.saved();
    expect(await drafted(ana, workflow)).toMatchObject({
      title: 'Written without a network',
      description: 'and more of it',
    });
  });

  it('and a reload meanwhile loses nothing', async () => {
    const drafts = `**/api/v1/definitions/workflow/${workflow.name}/draft*`;
    await desk.context.route(drafts, (route) =>
      route.request().method() === 'PUT' ? route.abort('connectionreset') : route.continue(),
    );
    await editor.field('Title').fill('Not saved yet');
    await editor.save.getByText(/^Offline since/).waitFor();
    await leavesAnyway(desk);
    await desk.page.reload();
    await editor.canvas.waitFor();
    await desk.page.getByRole('heading', { name: 'Not saved yet', level: 1 }).waitFor();
    await desk.context.unroute(drafts);
    const saved = await eventually(
      'the draft is saved',
      () => drafted(ana, workflow),
      ({ title }) => title !== workflow.name,
    );
    expect(saved).toMatchObject({ title: 'Not saved yet' });
  });

  it('and the answer to a save that has arrived is lost: it is saved once', async () => {
    const drafts = `**/api/v1/definitions/workflow/${workflow.name}/draft*`;
    let lost = 0;
    await desk.context.route(drafts, async (route) => {
      if (route.request().method() !== 'PUT' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await editor.field('Title').fill('Saved, but nobody heard');
    await eventually(
      'an answer was lost',
      async () => lost,
      (count) => count === 1,
    );
    await editor.saved();
    expect(await drafted(ana, workflow)).toMatchObject({ title: 'Saved, but nobody heard' });
    expect(
      await desk.page
        .getByRole('alert')
        .getByText(/changed the same/)
        .count(),
    ).toBe(0);
  });
});

/** The browser asks before it leaves a page with unsaved work; the person goes all the same. */
async function leavesAnyway({ context }: Desk): Promise<void> {
  await context.removeAllListeners('dialog');
  context.on('dialog', (dialog) => void dialog.accept());
}
