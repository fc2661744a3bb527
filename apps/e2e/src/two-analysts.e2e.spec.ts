import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draft, drafted, waitingWorkflow } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { EditorPage } from './pages/editor-page.ts';

const workflow = waitingWorkflow(`shared-${crypto.randomUUID().slice(0, 8)}`);

let house: House;
let office: Office;
let anaDesk: Desk;
let devDesk: Desk;
let ana: EditorPage;
let dev: EditorPage;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await draft(house.admin, workflow);
  anaDesk = await office.deskOf('ana');
  devDesk = await office.deskOf('dev');
  ana = await EditorPage.open(anaDesk, workflow.name);
  dev = await EditorPage.open(devDesk, workflow.name);
});

afterAll(() => office.close());

/** What both have written while the second one could not hear of the first. */
async function apart(first: () => Promise<void>, second: () => Promise<void>): Promise<void> {
  await devDesk.context.setOffline(true);
  await first();
  await ana.saved();
  await second();
  await dev.save.getByText(/^Offline since/).waitFor();
  await devDesk.context.setOffline(false);
}

describe('two analysts with the same draft', () => {
  it('see each other', async () => {
    const [other, one] = [ana.person('dev'), dev.person('ana')];
    await other.waitFor();
    await one.waitFor();
    expect([await other.count(), await one.count()]).toEqual([1, 1]);
  });

  it('see what the other one writes', async () => {
    await ana.field('Title').fill('Ours');
    await dev.page.getByRole('heading', { name: 'Ours', level: 1 }).waitFor();
    await ana.saved();
    expect(await drafted(house.admin, workflow)).toMatchObject({ title: 'Ours' });
  });

  it('keep both when they change different places', async () => {
    await apart(
      () => ana.field('Title').fill('By Ana'),
      () => dev.field('Description').fill('By Dev'),
    );
    await dev.page.getByText('Merged with what ana saved').waitFor();
    await dev.saved();
    expect(await drafted(house.admin, workflow)).toMatchObject({ title: 'By Ana', description: 'By Dev' });
    await ana.field('Description').and(ana.page.getByText('By Dev')).waitFor();
  });

  it('are asked when they change the same, and nothing is overwritten before', async () => {
    await apart(
      () => ana.field('Title').fill('Title of Ana'),
      () => dev.field('Title').fill('Title of Dev'),
    );
    const question = dev.page.getByRole('alert').filter({ hasText: 'ana and you changed the same' });
    await question.getByText('Theirs: "Title of Ana"').waitFor();
    await question.getByText('Mine: "Title of Dev"').waitFor();
    expect(await drafted(house.admin, workflow)).toMatchObject({
      title: 'Title of Ana',
      description: 'By Dev',
    });
    await question.getByText('Mine: "Title of Dev"').click();
    await question.getByRole('button', { name: 'Keep what is chosen' }).click();
    const settled = await eventually(
      'what was chosen is saved',
      () => drafted(house.admin, workflow),
      ({ title }) => title === 'Title of Dev',
    );
    expect(settled).toMatchObject({ description: 'By Dev' });
    await ana.page.getByRole('heading', { name: 'Title of Dev', level: 1 }).waitFor();
  });
});
