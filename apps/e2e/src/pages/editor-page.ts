import type { Locator, Page } from 'playwright-core';
import type { Desk } from '../desk.ts';

/** What stands in a list of search results: a kind of step, an implementation, a form, an event. */
export type Offer = string | RegExp;

/** The workflow editor as an analyst sees it. Steps are called by their ids, everything else by its label. */
export class EditorPage {
  readonly page: Page;
  readonly canvas: Locator;
  /** The panel beside the canvas: of the selected step, else of the workflow. */
  readonly panel: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('application', { name: 'Graph of the workflow' });
    this.panel = page.locator('.fm-inspector');
  }

  /** Opens a workflow that is there. */
  static async open(desk: Desk, name: string): Promise<EditorPage> {
    const editor = new EditorPage(desk.page);
    await desk.page.goto(`/workflows/${name}`);
    await editor.canvas.waitFor();
    await editor.saved();
    return editor;
  }

  /** The editor that a person has come to. */
  static async reached(desk: Desk): Promise<EditorPage> {
    const editor = new EditorPage(desk.page);
    await editor.canvas.waitFor();
    return editor;
  }

  step(id: string): Locator {
    return this.canvas.locator(`.react-flow__node[data-id="${id}"]`);
  }

  /** A field of the panel by its label. */
  field(label: string): Locator {
    return this.panel.getByRole('textbox', { name: label, exact: true });
  }

  /** The mark of somebody else who has the workflow open. */
  person(login: string): Locator {
    return this.page.getByRole('img', { name: new RegExp(`^${login}\\b.* (is editing|has it open)`, 'i') });
  }

  /** How far the server knows the draft. */
  get save(): Locator {
    return this.page.locator('.fm-save');
  }

  /** Waits until the server has everything. */
  async saved(): Promise<void> {
    await this.page.locator('.fm-save[data-state="saved"]').waitFor();
  }

  /** Clicks an offer of the left pane: it becomes the step behind the selected one. */
  async add(section: string, offer: Offer): Promise<void> {
    await this.#offer(section, offer).click();
  }

  /** Drags an offer of the left pane to a place on the canvas, given as shares of its width and height. */
  async dropAt(section: string, offer: Offer, [x, y]: readonly [number, number]): Promise<void> {
    const { width, height } = await boxOf(this.canvas);
    await this.#offer(section, offer).dragTo(this.canvas, {
      targetPosition: { x: width * x, y: height * y },
    });
  }

  #offer(section: string, offer: Offer): Locator {
    const all = this.page.getByRole('toolbar', { name: 'Steps to add' });
    return all.getByRole('group', { name: section }).getByRole('button', { name: offer });
  }

  async select(id: string): Promise<void> {
    await this.step(id).click();
    await this.panel
      .getByLabel('Id in expressions')
      .and(this.page.locator(`[value="${id}"]`))
      .waitFor();
  }

  /** Gives the selected step its id and its title, as a person who types both in the panel. */
  async call(id: string, title: string): Promise<void> {
    await this.panel.getByLabel('Id in expressions').fill(id);
    await this.field('Title').click();
    await this.page.keyboard.type(title);
    await this.step(id).getByText(title).first().waitFor();
  }

  async tab(name: 'Step' | 'Data' | 'Errors' | 'People' | 'Test'): Promise<void> {
    await this.panel.getByRole('tab', { name, exact: true }).click();
  }

  /** Opens a closed part of the panel. */
  async unfold(title: Offer): Promise<void> {
    await this.panel.locator('summary').filter({ hasText: title }).click();
  }

  /** Writes a field that takes text with expressions in it. */
  async write(field: string, text: string): Promise<void> {
    await this.field(field).fill(text);
  }

  /** Writes a field of the step's input as one expression. */
  async compute(field: string, expression: string): Promise<void> {
    const kind = this.panel.getByRole('radiogroup', { name: `${field}: value or expression` });
    await kind.getByText('Expression', { exact: true }).click();
    // Before that the field of the value would take the text, and a number takes none.
    await kind.getByRole('radio', { name: 'Expression', checked: true }).waitFor({ state: 'attached' });
    await this.write(field, expression);
  }

  /** Writes a field that takes a number, or a duration as people write it. */
  async enter(field: string, text: string, within: Locator = this.panel): Promise<void> {
    const box = within.getByLabel(field, { exact: true });
    await box.fill(text);
    await box.press('Tab');
  }

  /** Turns a switch on. */
  async turnOn(label: string): Promise<void> {
    await this.panel.getByRole('switch', { name: label }).check();
  }

  /** Names a value that no schema has announced. */
  async nameValue(name: string): Promise<void> {
    const box = this.panel.getByLabel('Name of a new value');
    await box.fill(name);
    await box.press('Enter');
  }

  /** Chooses in a list of the panel, or of one card in it. */
  async choose(field: string, option: Offer, within: Locator = this.panel): Promise<void> {
    await within.getByRole('combobox', { name: field, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: typeof option === 'string' }).click();
  }

  /** Writes the condition of a way of the selected step, the first of them being 1. */
  async condition(way: number, expression: string): Promise<void> {
    const card = this.panel.getByRole('listitem', { name: new RegExp(`^Transition ${way}\\b`) });
    const text = card.getByRole('textbox', { name: 'When', exact: true });
    if ((await text.count()) === 0) {
      const mode = card.getByRole('radiogroup', { name: 'When: built or written' });
      await mode.getByText('Text', { exact: true }).click();
    }
    await text.fill(expression);
  }

  /** Catches errors of the selected step and goes on at another one. */
  async catchErrors(code: string, at: string): Promise<void> {
    await this.tab('Errors');
    await this.panel.getByRole('button', { name: 'Add a rule' }).click();
    const card = this.panel.getByRole('listitem', { name: 'Rule 1' });
    await this.choose('Do this', 'Go on at another step', card);
    await this.choose('Go on at', new RegExp(`\\(${at}\\)$`), card);
    await card.getByRole('combobox', { name: 'On these errors' }).fill(code);
    await this.page.keyboard.press('Enter');
  }

  /** Draws a way by the mouse, from the port below one step to another step. */
  async drawWay(from: string, to: string): Promise<void> {
    await this.fit();
    const { mouse } = this.page;
    const port = await middleOf(this.step(from).locator('.react-flow__handle.source'));
    const goal = await middleOf(this.step(to).locator('.react-flow__handle.target'));
    await mouse.move(port.x, port.y);
    await mouse.down();
    await mouse.move((port.x + goal.x) / 2, (port.y + goal.y) / 2, { steps: 4 });
    await mouse.move(goal.x, goal.y, { steps: 4 });
    await mouse.up();
    await this.way(from, to).waitFor({ state: 'attached' });
  }

  way(from: string, to: string): Locator {
    return this.canvas.getByRole('img', { name: `Edge from ${from} to ${to}`, includeHidden: true }).first();
  }

  /** Brings all steps into view. */
  async fit(): Promise<void> {
    await this.canvas.getByRole('button', { name: 'Fit into view' }).click();
  }

  /** Waits until the checks, which publish uses too, find nothing wrong. */
  async sound(): Promise<void> {
    const none = this.page.getByText('No problems: this could be published.');
    const tab = this.page.getByRole('tab', { name: /^Problems/ });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await none.waitFor();
  }

  /** Publishes what is drafted; gives the version. */
  async publish(note: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Publish version/ });
    await dialog.getByLabel('Release note').fill(note);
    await dialog.getByRole('button', { name: /^Publish version/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}

async function boxOf(what: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await what.boundingBox();
  if (box === null) throw new Error(`not on the screen: ${what.toString()}`);
  return box;
}

async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(what);
  return { x: x + width / 2, y: y + height / 2 };
}
