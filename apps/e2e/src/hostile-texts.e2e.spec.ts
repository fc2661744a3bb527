import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api } from './api.ts';
import { Office, type Desk } from './desk.ts';
import { disturbed, quiet } from './disturbed.ts';
import { House } from './house.ts';
import { payloads } from './payloads.ts';

const mark = Date.now().toString(36);
/** Several payloads in one text, so that one definition carries them all. */
const all = payloads.join(' ');
const short = (index: number): string => (payloads[index % payloads.length] ?? '').slice(0, 120);

let house: House;
let office: Office;
let ana: Api;
let instance: string;

const workflowName = `hostile-${mark}`;
const formName = `hostile-form-${mark}`;

const form = {
  kind: 'component',
  name: formName,
  title: short(0),
  description: all,
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      payloads.map((payload, index) => [
        `f${index}`,
        { type: 'string', title: payload, description: payload, default: payload },
      ]),
    ),
  },
  outcomes: [{ name: 'done', title: short(16) }],
  layout: [
    ...payloads.map((payload) => ({ component: 'markdown', value: payload })),
    ...payloads.map((payload, index) => ({
      component: 'text',
      field: `f${index}`,
      title: payload,
      help: payload,
    })),
  ],
};

const workflow = {
  kind: 'workflow',
  name: workflowName,
  title: short(10),
  description: all,
  input: {
    type: 'object',
    required: ['text'],
    properties: { text: { type: 'string', title: short(17), description: all } },
  },
  vars: { text: { schema: { type: 'string' }, initial: all } },
  businessKey: '${ input.text.substring(0, 60) }',
  triggers: [{ manual: true }],
  start: 's0',
  steps: {
    ...Object.fromEntries(
      payloads.map((payload, index) => [
        `s${index}`,
        {
          type: 'set',
          title: payload.slice(0, 120),
          description: payload,
          save: { text: '${ input.text }' },
          next: [
            { to: index + 1 < payloads.length ? `s${index + 1}` : 'review', title: payload.slice(0, 80) },
          ],
        },
      ]),
    ),
    review: {
      type: 'manual',
      title: short(18),
      form: formName,
      assign: { groups: ['refunds'] },
      next: [{ to: 'done' }],
    },
    done: { type: 'end', output: { text: '${ vars.text }' } },
  },
};

async function publish(definition: { readonly kind: string; readonly name: string }): Promise<void> {
  const path = `/definitions/${definition.kind}/${definition.name}`;
  const source = JSON.stringify(definition, null, 2);
  const saved = await ana.call<{ readonly revision: number }>('PUT', `${path}/draft`, {
    body: { source, format: 'json' },
    headers: { 'if-match': '"0"' },
  });
  if (saved.status >= 300) throw new Error(`${path}: ${JSON.stringify(saved.body).slice(0, 1500)}`);
  const { revision } = saved.body;
  const published = await ana.call('POST', `${path}/publish`, {
    body: { revision, note: all.slice(0, 500) },
  });
  if (published.status >= 300) throw new Error(`${path}: ${JSON.stringify(published.body).slice(0, 1500)}`);
}

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  ana = await house.as('ana');
  await publish(form);
  await publish(workflow);
  instance = await house.start(house.admin, workflowName, { text: all });
  await house.until(instance, 'it waits for a person', ({ status }) => status === 'waiting');
});

afterAll(() => office.close());

const desks = new Map<string, Desk>();

/** Everybody keeps their desk: a browser that has been here before loads nothing twice. What it complained of stays. */
async function deskOf(login: string): Promise<Desk> {
  const desk = desks.get(login) ?? (await office.deskOf(login));
  desks.set(login, desk);
  return desk;
}

describe('texts that try to be script', () => {
  it.each([
    { name: 'the list of workflows', login: 'ana', path: () => '/workflows' },
    { name: 'the editor', login: 'ana', path: () => `/workflows/${workflowName}` },
    { name: 'the versions of a workflow', login: 'ana', path: () => `/workflows/${workflowName}/versions` },
    { name: 'the list of forms', login: 'ana', path: () => '/forms' },
    { name: 'the designer of forms', login: 'ana', path: () => `/forms/${formName}` },
    { name: 'home', login: 'admin', path: () => '/' },
    { name: 'the tasks of an agent at home', login: 'robin', path: () => '/' },
    { name: 'the list of instances', login: 'admin', path: () => '/instances' },
    { name: 'an instance', login: 'admin', path: () => `/instances/${instance}` },
    {
      name: 'the start of an instance',
      login: 'admin',
      path: () => `/instances/start?workflow=${workflowName}`,
    },
  ])('stay text in $name', async ({ login, path }) => {
    const desk = await deskOf(login);
    await desk.goto(path());
    expect(await disturbed(desk)).toEqual(quiet);
  });

  it('stay text in the palette', async () => {
    const desk = await deskOf('ana');
    const page = await desk.goto('/account');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').locator('input').fill(workflowName);
    await page.getByText(workflowName).first().waitFor();
    expect(await disturbed(desk)).toEqual(quiet);
  });

  it('stay text in the address', async () => {
    const desk = await deskOf('ana');
    for (const payload of payloads.slice(0, 12)) {
      await desk.goto(
        `/instances?search=${encodeURIComponent(payload)}&status=${encodeURIComponent(payload)}`,
      );
    }
    expect(await disturbed(desk)).toEqual(quiet);
  });
});
