import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deploy, type Definition } from './definitions.ts';
import { Office, type Desk } from './desk.ts';
import { House } from './house.ts';

const mark = crypto.randomUUID().slice(0, 8);
const number = { type: 'number', exclusiveMinimum: 0 };

const form: Definition = {
  kind: 'component',
  name: `claim-${mark}`,
  title: 'Travel claim',
  schema: {
    type: 'object',
    required: ['nights', 'rate'],
    properties: {
      nights: { ...number, title: 'Nights' },
      rate: { ...number, title: 'Rate' },
      total: { type: 'number', title: 'Total' },
      abroad: { type: 'boolean', title: 'Abroad' },
      country: { type: 'string', title: 'Country' },
      reason: { type: 'string', title: 'Why so much' },
    },
  },
  layout: [
    { component: 'number', field: 'nights' },
    { component: 'number', field: 'rate' },
    { component: 'number', field: 'total', compute: 'output.nights * output.rate' },
    { component: 'switch', field: 'abroad' },
    { component: 'text', field: 'country', show: 'output.abroad == true' },
    { component: 'text', field: 'reason', require: 'output.total > 1000.0' },
  ],
};

const workflow: Definition = {
  kind: 'workflow',
  name: `claims-${mark}`,
  title: 'Travel claims',
  input: form['schema'],
  triggers: [{ manual: true, form: form.name }],
  start: 'done',
  steps: { done: { type: 'end', output: { total: '${ input.total }' } } },
};

let house: House;
let office: Office;
let desk: Desk;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await deploy(house.admin, form, workflow);
  desk = await office.deskOf('admin');
});

afterAll(() => office.close());

describe('a form that starts an instance', () => {
  it('shows, computes and demands by what was filled in so far', async () => {
    const page = await desk.goto(`/instances/start?workflow=${workflow.name}`);
    await page.getByLabel('Nights').fill('6');
    await page.getByLabel('Rate').fill('200');
    await page.getByText('1,200', { exact: true }).waitFor();
    expect(await page.getByLabel('Country').count()).toBe(0);
    await page.getByText('Abroad').click();
    await page.getByLabel('Country').fill('France');
    await page.getByRole('button', { name: 'Start with version 1' }).click();
    await page.getByLabel('Why so much').and(page.locator('[aria-invalid="true"]')).waitFor();
    await page.getByText('Please fill this in.').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/instances/start');
  });

  it('says at its field what only the server finds wrong', async () => {
    const { page } = desk;
    await page.getByLabel('Why so much').fill('the last room in town');
    // On its way one value changes: the browser has checked another one.
    await page.route('**/api/v1/instances', async (route) => {
      const body = route.request().postDataJSON() as { input: object };
      await route.continue({ postData: JSON.stringify({ ...body, input: { ...body.input, nights: -1 } }) });
    });
    await page.getByRole('button', { name: 'Start with version 1' }).click();
    const nights = page.getByLabel('Nights');
    await nights.and(page.locator('[aria-invalid="true"]')).waitFor();
    expect(await nights.inputValue()).toBe('6');
    await page.unroute('**/api/v1/instances');
  });

  it('starts with what is shown when everything is right', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Start with version 1' }).click();
    await page.waitForURL(/\/instances\/i-/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { total: 1200 } });
  });
});
