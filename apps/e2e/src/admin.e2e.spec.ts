import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { ChainState, ConfigurationRow, UserRow, WorkProfile } from '@fermata/contracts';
import { Api } from './api.ts';
import { hire, type Hand } from './crew.ts';
import { deploy, waitingWorkflow } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { House } from './house.ts';

const mark = crypto.randomUUID().slice(0, 8);
const login = `kim-${mark}`;
const name = `Kim ${mark}`;
const group = `vault-${mark}`;
const password = crypto.randomUUID();

let house: House;
let office: Office;
let desk: Desk;
let guest: Hand;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  guest = await hire(house, { login: `gus-${mark}`, name: `Gus ${mark}` });
  desk = await office.deskOf('admin');
});

afterAll(() => office.close());

async function pick(page: Page, field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await page.locator('[role="option"]:visible').filter({ hasText: text }).click();
}

/** Waits until what was done is saved. */
async function saving(page: Page, deed: () => Promise<void>): Promise<void> {
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await deed();
  expect((await saved).status()).toBe(200);
}

/** The names in the answer of "Who can …" for a verb at the tasks of the group. */
async function whoCan(permission: string): Promise<string> {
  const page = await desk.goto(`/admin/rights?can=${permission}&at=group&of=${group}`);
  await page
    .getByRole('status')
    .getByText(/can\.?$/)
    .waitFor();
  return page.locator('section').filter({ hasText: 'Who can …' }).getByRole('table').innerText();
}

describe('an admin keeps the house', () => {
  it('makes a group', async () => {
    const page = await desk.goto('/admin/groups');
    await page.getByRole('button', { name: 'New group' }).click();
    const dialog = page.getByRole('dialog', { name: 'New group' });
    await dialog.getByLabel('Title').fill(`Vault ${mark}`);
    expect(await dialog.getByLabel('Name').inputValue()).toBe(group);
    await dialog.getByRole('button', { name: 'New group' }).click();
    const drawer = page.getByRole('dialog', { name: `Vault ${mark}` });
    await drawer.getByText('Nobody is in this group.').waitFor();
    expect((await house.admin.get<{ members: unknown[] }>(`/groups/${group}`)).members).toEqual([]);
  });

  it('invites a person by a link that works once', async () => {
    const page = await desk.goto('/admin/people');
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Login').fill(login);
    await pick(page, dialog.getByRole('combobox', { name: 'Groups' }), `Vault ${mark}`);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = await dialog.getByLabel(`Link for ${name}`).inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const invited = await office.visitor();
    await invited.page.goto(link);
    await invited.page.getByLabel(/^New password(?! again)/).fill(password);
    await invited.page.getByLabel('New password again').fill(password);
    await invited.page.getByRole('button', { name: 'Set the password' }).click();
    await invited.page.getByText(`Done. Your login is ${login}.`).waitFor();
    await invited.close();
    const kim = await house.admin.get<UserRow>(`/users/${login}`);
    expect(kim).toMatchObject({ name, status: 'active', roles: ['agent'], groups: [group] });
    const token = new URL(link).hash.replace('#token=', '');
    const again = await house.admin.refused('/invitations/accept', { token, password });
    expect(again.status).toBeGreaterThanOrEqual(400);
  });

  it('says how a person works', async () => {
    const page = await desk.goto(`/admin/people?person=${login}`);
    const drawer = page.getByRole('dialog', { name });
    await drawer.getByRole('combobox', { name: 'Skills' }).fill('gold');
    await page.keyboard.press('Enter');
    await pick(page, drawer.getByRole('combobox', { name: 'Reports to' }), 'Sue Supervisor');
    await drawer.getByRole('button', { name: 'Save work profile' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const work: WorkProfile = { skills: ['gold'], manager: 'sue', calendar: null };
    expect(await house.admin.get<WorkProfile>(`/users/${login}/work`)).toEqual(work);
  });

  it('gives somebody a right over the tasks of the group, and the answers of "Who can" follow', async () => {
    const before = await whoCan('task.claim');
    expect(before).toContain(name);
    expect(before).not.toContain(guest.name);
    const page = await desk.goto(`/admin/groups?group=${group}`);
    const drawer = page.getByRole('dialog', { name: `Vault ${mark}` });
    await saving(page, () =>
      pick(page, drawer.getByRole('combobox', { name: 'Give a person rights' }), guest.name),
    );
    await saving(page, () => drawer.getByRole('checkbox', { name: `${guest.id} may: Claim` }).click());
    const after = await whoCan('task.claim');
    expect(after).toMatch(new RegExp(`${guest.name}[^]*Grant ${group}/claim`));
    expect(await whoCan('task.complete')).not.toContain(guest.name);
  });
});

describe('an admin keeps it safe', () => {
  it('makes a token, which is refused as soon as it is revoked', async () => {
    const page = await desk.goto('/admin/tokens');
    await page.getByRole('button', { name: 'New token' }).click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    await dialog.getByLabel('Name').fill(`import ${mark}`);
    await pick(page, dialog.getByRole('combobox', { name: 'Rights' }), 'audit.read');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'New token' }).click();
    const secret = await dialog.getByLabel(`Secret of import ${mark}`).inputValue();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const program = new Api(house.urls.api, secret);
    const asked = ['/audit', '/users'].map((path) => program.call('GET', path));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 403]);
    const row = page
      .getByRole('grid')
      .getByRole('row')
      .filter({ hasText: `import ${mark}` });
    await row.getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await row.getByText('Revoked').waitFor();
    expect((await program.call('GET', '/audit')).status).toBe(401);
  });

  it('sees who has tried to sign in in vain', async () => {
    const wrong = { login, password: 'not the password' };
    expect((await new Api(house.urls.api).call('POST', '/sessions', { body: wrong })).status).toBe(401);
    const page = await desk.goto(`/admin/sign-ins?subject=${login}&result=failed`);
    const rows = page.getByRole('grid', { name: 'Sign-ins' }).getByRole('row').filter({ hasText: login });
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('Failed')]);
  });

  it('finds rows of the trail, gives them out and proves the chain', async () => {
    const workflow = waitingWorkflow(`kept-${mark}`);
    await deploy(house.admin, workflow);
    const id = await house.start(house.admin, workflow.name, {});
    await house.until(id, 'it waits', ({ status }) => status === 'waiting');
    await house.admin.post(`/instances/${id}/cancel`, { reason: `=1+1, ${mark}` });
    await house.ended(id);
    const page = await desk.goto('/admin/audit');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByLabel('Of what').fill(`instance:${id}`);
    await page.keyboard.press('Escape');
    const rows = page.getByRole('grid', { name: 'Audit trail' }).getByRole('row').filter({ hasText: id });
    await page.getByText(/^Of what: /).waitFor();
    await rows.filter({ hasText: 'instance.cancel' }).first().waitFor();
    expect(new URL(page.url()).search).toContain(id);
    const [head, ...lines] = await exported(page, 'CSV for a spreadsheet');
    expect(head).toMatch(/^seq,at,actor,via,verb,object,/);
    expect(lines).toHaveLength(await rows.count());
    expect(lines.filter((line) => !line.includes(`instance:${id}`))).toEqual([]);
    expect(lines.filter((line) => line.includes(`"'=1+1, ${mark}"`))).toHaveLength(1);
    await page.getByRole('button', { name: 'Verify' }).click();
    const found = await page
      .getByRole('dialog')
      .getByText(/rows fit/)
      .innerText();
    const { valid, rows: known } = await house.admin.get<ChainState>('/audit/verify');
    expect(valid).toBe(true);
    const walked = Number(/[\d,]+/.exec(found)?.[0].replaceAll(',', ''));
    expect(walked > lines.length && walked <= known).toBe(true);
  });

  it('sees the processes, and no secret', async () => {
    const page = await desk.goto('/admin/system');
    const table = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Processes' }) });
    for (const kind of ['API', 'Database', 'Temporal', 'Worker'])
      await table.getByRole('row').filter({ hasText: kind }).filter({ hasText: 'Up' }).first().waitFor();
    await desk.goto('/admin/configuration');
    const settings = await house.admin.get<{ items: readonly ConfigurationRow[] }>('/system/configuration');
    const shown = await page.locator('main').innerText();
    for (const row of settings.items) expect(shown).toContain(row.name);
    for (const file of ['secret', 'postgres.password', 'cli-token'])
      expect(shown).not.toContain(await kept(file));
    expect(shown).toContain('set, not shown');
    expect(desk.complaints.errors).toEqual([]);
  });
});

/** What the export gives out, line by line. */
async function exported(page: Page, format: string): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  return (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
}

/** What the local stack keeps in a file of its state. */
async function kept(file: string): Promise<string> {
  const text = (await readFile(join(house.clone.folder, '.fermata', file), 'utf8')).trim();
  expect(text.length).toBeGreaterThan(20);
  return text;
}
