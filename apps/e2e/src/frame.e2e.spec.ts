import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Office, type Desk } from './desk.ts';
import { House } from './house.ts';

let house: House;
let office: Office;
const open: Desk[] = [];

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()));
});

afterAll(() => office.close());

async function kept(desk: Promise<Desk>): Promise<Desk> {
  const opened = await desk;
  open.push(opened);
  return opened;
}

async function typeIn({ page }: Desk, login: string, password: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('the door', () => {
  it('lets a person in who came for a page, and leads there', async () => {
    const desk = await kept(office.visitor());
    const { page } = desk;
    await page.goto('/account?tab=1');
    await page.waitForURL(/\/sign-in\?to=/);
    await typeIn(desk, 'ana', await house.passwordOf('ana'));
    await page.waitForURL('**/account?tab=1');
    expect((await desk.context.cookies()).find(({ name }) => name === '__Host-fermata')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    });
  });

  it('says what is wrong, and keeps the login', async () => {
    const desk = await kept(office.visitor());
    await desk.goto('/sign-in');
    await typeIn(desk, 'ana', 'not the password');
    await desk.page.getByRole('alert').getByText('Login or password is wrong.').waitFor();
    expect(await desk.page.getByLabel('Login').inputValue()).toBe('ana');
  });

  it('leads nobody to another site', async () => {
    const desk = await kept(office.visitor());
    await desk.goto(`/sign-in?to=${encodeURIComponent('//evil.example/x')}`);
    await typeIn(desk, 'ana', await house.passwordOf('ana'));
    await desk.page.waitForURL(`${house.urls.web}/`);
    expect(desk.complaints.strangers).toEqual([]);
  });
});

describe('the palette', () => {
  it('leads to a definition, and by two keys to an area', async () => {
    const desk = await kept(office.deskOf('ana'));
    const page = await desk.goto('/');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search pages, definitions, instances, actions').fill('refund appr');
    await page.getByText('refund-approval').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workflows/refund-approval');
    expect(desk.complaints.errors).toEqual([]);
    await page.goto('/account');
    await desk.settled();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.waitForURL(`${house.urls.web}/`);
  });

  it('has its keys on the sheet, which single keys can be switched off from', async () => {
    const desk = await kept(office.deskOf('ana'));
    const page = await desk.goto('/account');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Go to Workflows').waitFor();
    await sheet.getByRole('switch', { name: 'Single keys' }).click({ force: true });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Search pages, definitions, instances, actions').waitFor();
    expect(await sheet.count()).toBe(0);
  });
});

describe('the language', () => {
  it('is switched in the account, on every page at once', async () => {
    const desk = await kept(office.deskOf('sue'));
    const page = await desk.goto('/account');
    await page.getByRole('radio', { name: 'Deutsch' }).click({ force: true });
    await page.getByRole('heading', { name: 'Ihr Konto', level: 1 }).waitFor();
    await desk.goto('/');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await desk.goto('/account');
    await page.getByRole('radio', { name: 'English' }).click({ force: true });
    await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor();
  });
});

describe('the session', () => {
  it('ends in every browser at once when the person says so', async () => {
    const one = await kept(office.deskOf('sam'));
    const other = await kept(office.deskOf('sam'));
    await one.goto('/account');
    await other.goto('/account');
    await one.page.getByRole('button', { name: /^Account of/ }).click();
    await one.page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await one.page.waitForURL('**/sign-in');
    await other.page.reload();
    await other.page.waitForURL('**/sign-in?to=*');
    expect(await other.page.getByLabel('Login').inputValue()).toBe('');
  });

  it('is taken up again in place when it has ended, and what was typed is still there', async () => {
    const desk = await kept(office.deskOf('dev'));
    const page = await desk.goto('/account/password');
    await page.locator('input[name="new-password"]').fill('typed before the end');
    await desk.context.clearCookies();
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await page.evaluate(
      `fetch('/api/v1/me').then(() => new BroadcastChannel('fermata-session').postMessage('changed'))`,
    );
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await dialog.locator('input[name="password"]').fill(await house.passwordOf('dev'));
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.locator('input[name="new-password"]').inputValue()).toBe('typed before the end');
  });
});

describe('changes', () => {
  it('say that they are interrupted while the network is away, and come again', async () => {
    const desk = await kept(office.deskOf('ana'));
    const page = await desk.goto('/');
    await desk.context.setOffline(true);
    await page.getByRole('status').getByText('Offline').waitFor();
    await desk.context.setOffline(false);
    await page.getByRole('status').getByText('Offline').waitFor({ state: 'hidden' });
    expect(await page.evaluate('navigator.onLine')).toBe(true);
  });
});
