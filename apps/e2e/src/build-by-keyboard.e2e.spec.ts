import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Office, type Desk } from './desk.ts';
import { House } from './house.ts';
import { riskyOrder } from './orders.ts';
import { EditorPage } from './pages/editor-page.ts';
import { Keyboard } from './pages/keyboard.ts';

const mark = Date.now().toString(36);
const workflow = `refund-by-keyboard-${mark}`;

let house: House;
let office: Office;
let desk: Desk;
let keys: Keyboard;
let editor: EditorPage;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  desk = await office.deskOf('ana', { width: 1600 });
  keys = new Keyboard(desk.page);
});

afterAll(() => office.close());

describe('an analyst without a mouse', () => {
  it('makes a workflow and its steps', async () => {
    const page = await desk.goto('/workflows');
    await keys.enter(page.getByRole('button', { name: 'New workflow' }));
    const dialog = page.getByRole('dialog', { name: 'New workflow' });
    await keys.fill(dialog.getByLabel('Title'), `Refund by keyboard ${mark}`);
    await keys.enter(dialog.getByRole('button', { name: 'Make workflow' }));
    editor = await EditorPage.reached(desk);
    await addInput();
    await keys.enter(page.getByRole('button', { name: 'Add the first step' }));
    await insert('HTTP request', 'loadOrder');
    await insertBehind('Review of a refund', 'review');
    await insertBehind('Refund a payment', 'pay');
    await takeFromPalette('End', 'done');
    expect(await editor.canvas.locator('.react-flow__node').count()).toBe(4);
  });

  it('says in the panel what each of them does', async () => {
    await goTo('loadOrder');
    await keys.press('Enter');
    await keys.fill(editor.panel.getByRole('combobox', { name: 'Connection', exact: true }), 'shop');
    await keys.enter(editor.panel.locator('summary', { hasText: /more fields/ }));
    await keys.to(editor.panel.getByRole('combobox', { name: 'method', exact: true }));
    await keys.press('ArrowDown', 'Enter');
    await keys.fill(editor.field('path'), '/orders/${ input.orderId }');
    await goTo('review');
    await keys.press('Enter');
    await expression('order', '{"id": input.orderId}');
    await expression('amount', 'input.amount');
    await openTab('People');
    await keys.fill(editor.panel.getByRole('combobox', { name: 'Groups', exact: true }), 'refunds');
    await keys.press('Enter');
    await goTo('pay');
    await keys.press('Enter');
    await expression('order', 'input.orderId');
    await expression('amount', 'input.amount');
    await connect('loadOrder', 'pay');
    await condition('loadOrder', 1, 'input.amount <= 100');
    await editor.saved();
    const { draft } = await house.admin.get<{ draft: { source: string; body: { steps: unknown } } }>(
      `/definitions/workflow/${workflow}`,
    );
    for (const written of [
      "with: { method: GET, path: '/orders/${ input.orderId }' }",
      'assign: { groups: [refunds] }',
      "with: { order: '${ input.orderId }', amount: '${ input.amount }' }",
    ])
      expect(draft.source).toContain(written);
    expect(draft.body.steps).toMatchObject({
      loadOrder: { next: [{ when: 'input.amount <= 100', to: 'pay' }, { to: 'review' }] },
    });
    expect(desk.complaints.errors).toEqual([]);
  });

  it('tries it, as the person too who decides', async () => {
    const { page } = desk;
    await goTo('loadOrder');
    await keys.press('Control+Enter');
    await keys.enter(page.getByRole('button', { name: 'Input', exact: true }));
    const asked = page.getByRole('dialog', { name: 'Input' });
    await keys.fill(asked.getByLabel('Order id'), 'o-2');
    await keys.fill(asked.getByLabel('Amount'), '400');
    await keys.enter(asked.getByRole('button', { name: 'Take and run' }));
    await page.getByText('for a person').first().waitFor();
    await keys.enter(page.getByRole('button', { name: 'Answer', exact: true }));
    await keys.enter(
      page.getByRole('dialog', { name: /^Answer: / }).getByRole('button', { name: 'Approve' }),
    );
    const end = page.getByText('It has ended');
    await end.waitFor();
    expect(await end.count()).toBe(1);
  });

  it('publishes and starts it, and sees it wait for a person', async () => {
    const { page } = desk;
    await keys.enter(page.getByRole('button', { name: 'Publish', exact: true }));
    const dialog = page.getByRole('dialog', { name: /^Publish version/ });
    await keys.fill(dialog.getByLabel('Release note'), 'without a mouse');
    await keys.enter(dialog.getByRole('button', { name: /^Publish version/ }));
    await dialog.waitFor({ state: 'hidden' });
    await keys.to(page.getByRole('link', { name: 'Start', exact: true }), 'Shift+Tab');
    await keys.press('Enter');
    await keys.fill(page.getByLabel('Order id'), riskyOrder());
    await keys.fill(page.getByLabel('Amount'), '250');
    await keys.enter(page.getByRole('button', { name: 'Start with version 1' }));
    await page.waitForURL(/\/instances\/i-/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const instance = await house.until(id, 'it waits', ({ status }) => status === 'waiting');
    expect(instance.waiting).toMatchObject([{ stepId: 'review', for: 'person' }]);
    expect(desk.complaints.errors).toEqual([]);
  });
});

async function addInput(): Promise<void> {
  await keys.enter(editor.panel.locator('summary', { hasText: /^Input$/ }));
  for (const [name, kind] of [
    ['orderId', 'Text'],
    ['amount', 'Number'],
  ] as const) {
    await keys.fill(editor.panel.getByLabel('Name of a new field'), name);
    await keys.press('Enter');
    if (kind !== 'Text')
      await keys.choose(editor.panel.getByRole('combobox', { name: `Type of ${name}` }), kind);
    await keys.to(editor.panel.getByLabel(`${name} must be given`));
    await keys.press('Space');
  }
}

/** Takes an offer of the list that is open as a step of an id. */
async function insert(offer: string, id: string): Promise<void> {
  await keys.pick(desk.page.getByRole('dialog', { name: 'Add a step' }), offer);
  await callIt(id);
}

/** Comes to the steps beside the canvas, goes to one by its first letter and takes it. */
async function takeFromPalette(offer: string, id: string): Promise<void> {
  const { page } = desk;
  await keys.to(page.getByRole('textbox', { name: 'Search steps to add' }), 'Shift+Tab');
  await keys.press('ArrowDown');
  const all = page.getByRole('toolbar', { name: 'Steps to add' });
  await keys.to(all.getByRole('button', { name: offer, exact: true }), offer.charAt(0).toLowerCase());
  await keys.press('Enter');
  await callIt(id);
}

/** Gives the new step its id. */
async function callIt(id: string): Promise<void> {
  await editor.canvas.locator('.react-flow__node:focus').waitFor();
  await keys.press('F2');
  const dialog = desk.page.getByRole('dialog', { name: 'Rename the step' });
  await keys.fill(dialog.getByLabel('Id'), id);
  await keys.press('Enter');
  await editor.step(id).and(desk.page.locator(':focus')).waitFor();
}

async function insertBehind(offer: string, id: string): Promise<void> {
  await keys.press('n');
  await insert(offer, id);
}

/** Comes from anywhere to a step on the canvas. */
async function goTo(id: string): Promise<void> {
  const { page } = desk;
  await keys.press('Control+k');
  await page.getByPlaceholder('Search pages, definitions, instances, actions').waitFor();
  await keys.type('Go to a step');
  await keys.down(page.getByRole('dialog').getByRole('button', { name: /^Go to a step/ }));
  await keys.press('Enter');
  await keys.pick(page.getByRole('dialog', { name: 'Go to a step' }), id);
  await editor.step(id).and(page.locator(':focus')).waitFor();
}

/** Walks along the tabs of the panel, from a field below them. */
async function openTab(name: string): Promise<void> {
  const chosen = editor.panel.getByRole('tab', { selected: true });
  await keys.to(chosen, 'Shift+Tab');
  while ((await chosen.textContent()) !== name) {
    await keys.press('ArrowRight');
    await keys.to(chosen);
  }
}

/** Draws a way from a step to another one. */
async function connect(from: string, to: string): Promise<void> {
  await goTo(from);
  await keys.press('c');
  await keys.pick(desk.page.getByRole('dialog', { name: /^Connect/ }), to);
  await editor.way(from, to).waitFor({ state: 'attached' });
}

/** Writes the condition of a way of a step, the first of them being 1. */
async function condition(from: string, way: number, text: string): Promise<void> {
  await goTo(from);
  await keys.press('Enter');
  const card = editor.panel.getByRole('listitem', { name: new RegExp(`^Transition ${way}\\b`) });
  const mode = card.getByRole('radiogroup', { name: 'When: built or written' });
  await mode.waitFor();
  const written = card.getByRole('textbox', { name: 'When', exact: true });
  if ((await written.count()) === 0) {
    await keys.to(mode);
    await keys.press('ArrowRight');
  }
  await keys.fill(written, text);
  await keys.press('Escape');
}

/** Writes a field of the input as an expression. */
async function expression(field: string, text: string): Promise<void> {
  const mode = editor.panel.getByRole('radiogroup', { name: `${field}: value or expression` });
  await keys.to(mode);
  await keys.press('ArrowRight');
  await keys.fill(editor.field(field), text);
  await keys.press('Escape');
}
