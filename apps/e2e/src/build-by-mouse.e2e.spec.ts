import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Office, type Desk } from './desk.ts';
import { House } from './house.ts';
import { riskyOrder } from './orders.ts';
import { EditorPage } from './pages/editor-page.ts';
import { FormPage } from './pages/form-page.ts';

const mark = Date.now().toString(36);
const workflow = `refund-by-mouse-${mark}`;
const form = `review-by-mouse-${mark}`;

let house: House;
let office: Office;
let desk: Desk;

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  desk = await office.deskOf('ana', { width: 1600 });
});

afterAll(() => office.close());

describe('an analyst with a mouse', () => {
  it('makes the form of the review and publishes it', async () => {
    const designer = await FormPage.make(desk, `Review by mouse ${mark}`);
    await designer.view('Decisions');
    await designer.decide(0, 'approve', 'Approve');
    await designer.addDecision();
    await designer.decide(1, 'reject', 'Reject', ['note']);
    await designer.publish('the review of a refund');
    expect(
      (await house.admin.get<{ latestVersion: number }>(`/definitions/component/${form}`)).latestVersion,
    ).toBe(1);
  });

  it('builds the refund from an empty canvas', async () => {
    const page = await desk.goto('/workflows');
    await page.getByRole('button', { name: 'New workflow' }).click();
    const dialog = page.getByRole('dialog', { name: 'New workflow' });
    await dialog.getByLabel('Title').fill(`Refund by mouse ${mark}`);
    await dialog.getByRole('button', { name: 'Make workflow' }).click();
    const editor = await EditorPage.reached(desk);
    await editor.panel.getByRole('button', { name: 'A person', exact: true }).click();
    await addInput(editor);
    await addSteps(editor);
    await drawWays(editor);
    await editor.sound();
    await editor.saved();
    expect(desk.complaints).toEqual({ violations: [], dialogs: [], strangers: [], errors: [] });
  });

  it('says in the panel how often it is tried, until when it is due, and what happens meanwhile', async () => {
    const editor = await EditorPage.open(desk, workflow);
    await editor.select('loadOrder');
    await editor.tab('Errors');
    await editor.enter('Longest time of an attempt', '20 s');
    await editor.turnOn('Try again when an attempt fails');
    await editor.enter('Attempts', '5');
    await editor.enter('First pause', '2 s');
    await editor.select('review');
    await editor.tab('People');
    await editor.turnOn('The answer is expected by some time');
    await editor.enter('Due in', '8 h');
    await addTimers(editor);
    await editor.sound();
    await editor.saved();
    const { draft } = await house.admin.get<{ draft: { body: { steps: unknown } } }>(
      `/definitions/workflow/${workflow}`,
    );
    expect(draft.body.steps).toMatchObject({
      loadOrder: { timeout: 'PT20S', retry: { first: 'PT2S', attempts: 5 } },
      review: {
        due: { in: 'PT8H' },
        timers: [
          { at: '50%', remind: true },
          { at: '100%', escalate: { groups: ['supervisors'] } },
        ],
      },
    });
  });

  it('tries it, and keeps the run as a test', async () => {
    const { page } = desk;
    const editor = await EditorPage.open(desk, workflow);
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByRole('button', { name: 'Input', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Input' });
    await asked.getByLabel('Order id').fill('o-2');
    await asked.getByLabel('Amount').fill('400');
    await asked.getByRole('button', { name: 'Take and run' }).click();
    await page.getByText('for a person').first().waitFor();
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    const answer = page.getByRole('dialog', { name: /^Answer: / });
    await answer.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('It has ended').waitFor();
    await page.getByRole('button', { name: 'Keep as a test' }).click();
    const keeping = page.getByRole('dialog', { name: 'Keep the run as a test' });
    await keeping.getByLabel('What it shows').fill(`A large refund is decided by a person ${mark}`);
    await keeping.getByRole('button', { name: 'Keep the test' }).click();
    await page.getByRole('button', { name: 'Run all on the draft' }).click();
    await page.getByText('passed', { exact: true }).waitFor();
    await editor.saved();
    const { items } = await house.admin.get<{ items: readonly { name: string }[] }>(
      `/definitions?kind=test&text=${mark}`,
    );
    expect(items).toHaveLength(1);
  });

  it('publishes and starts it, and watches it wait for a person until that one has answered', async () => {
    const { page } = desk;
    const editor = await EditorPage.open(desk, workflow);
    await editor.publish('two eyes for large refunds');
    await page.getByRole('link', { name: 'Start', exact: true }).click();
    await page.getByLabel('Order id').fill(riskyOrder());
    await page.getByLabel('Amount').fill('250');
    await page.getByRole('button', { name: 'Start with version 1' }).click();
    await page.waitForURL(/\/instances\/i-/);
    await page.locator('.fm-step[data-status="waiting"]', { hasText: 'Decide on the refund' }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const robin = await house.as('robin');
    const task = await house.taskOf(id, robin);
    await robin.post(`/tasks/${task.id}/claim`, {});
    await robin.post(`/tasks/${task.id}/complete`, { submissionId: mark, outcome: 'approve', data: {} });
    await page.locator('.fm-step[data-status="completed"]', { hasText: 'Pay the money back' }).waitFor();
    expect((await house.ended(id)).output).toEqual({ approved: true });
  });
});

async function addInput(editor: EditorPage): Promise<void> {
  const { panel } = editor;
  await editor.unfold(/^Input$/);
  for (const [name, kind] of [
    ['orderId', 'Text'],
    ['amount', 'Number'],
  ] as const) {
    await panel.getByLabel('Name of a new field').fill(name);
    await panel.getByRole('button', { name: 'Add', exact: true }).first().click();
    await editor.choose(`Type of ${name}`, kind);
    await panel.getByLabel(`${name} must be given`).check();
  }
}

async function addSteps(editor: EditorPage): Promise<void> {
  await editor.add('Implementations', /HTTP request/);
  await editor.call('loadOrder', 'Load the order');
  await editor.panel.getByRole('combobox', { name: 'Connection', exact: true }).fill('shop');
  await editor.unfold(/more fields/);
  await editor.choose('method', 'GET');
  await editor.write('path', '/orders/${ input.orderId }');
  await editor.add('Forms for people', `Review by mouse ${mark}`);
  await editor.call('review', 'Decide on the refund');
  await editor.tab('People');
  await editor.panel.getByRole('combobox', { name: 'Groups', exact: true }).fill('refunds');
  await editor.page.keyboard.press('Enter');
  await editor.add('Tasks', /Refund a payment/);
  await editor.call('pay', 'Pay the money back');
  await editor.compute('order', 'input.orderId');
  await editor.compute('amount', 'input.amount');
  await editor.add('Kinds of steps', 'End');
  await editor.call('done', 'Done');
  await editor.nameValue('approved');
  await editor.compute('approved', "steps.pay.status == 'completed'");
}

async function drawWays(editor: EditorPage): Promise<void> {
  await editor.dropAt('Kinds of steps', 'Emit an event', [0.85, 0.5]);
  await editor.call('reject', 'Tell that it was rejected');
  await editor.panel.getByRole('combobox', { name: 'Event', exact: true }).fill('refund.rejected');
  await editor.write('orderId', '${ input.orderId }');
  await editor.drawWay('review', 'reject');
  await editor.drawWay('reject', 'done');
  await editor.drawWay('loadOrder', 'pay');
  await editor.select('loadOrder');
  await editor.tab('Step');
  await editor.condition(1, 'input.amount <= 100');
  await editor.catchErrors('http.404', 'reject');
  await editor.select('review');
  await editor.tab('Step');
  await editor.condition(1, "output.outcome == 'reject'");
}

async function addTimers(editor: EditorPage): Promise<void> {
  const add = editor.panel.getByRole('button', { name: 'Add a timer' });
  await add.click();
  await add.click();
  const second = editor.panel.getByRole('listitem', { name: 'Timer 2' });
  await editor.enter('When', '100%', second);
  await editor.choose('What happens', 'Offer it to others too', second);
}
