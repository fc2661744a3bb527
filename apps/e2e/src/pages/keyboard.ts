/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';

const mostPresses = 120;

/** A person without a mouse: presses keys, and comes to controls by Tab only. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Presses Tab, or another key, until a control has the focus. */
  async to(goal: Locator, key = 'Tab'): Promise<void> {
    if (await this.#until(goal, 'has the focus', key)) return;
    const lost = await this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
    throw new Error(`${key} does not lead to ${goal.toString()}; the focus is at ${lost ?? 'nothing'}`);
  }

  /** Goes down a list of results until one is the chosen one. */
  async down(goal: Locator): Promise<void> {
    if (await this.#until(goal, 'data-selected', 'ArrowDown')) return;
    throw new Error(`ArrowDown does not lead to ${goal.toString()}`);
  }

  /** Comes to a control and presses Enter. */
  async enter(goal: Locator): Promise<void> {
    await this.to(goal);
    await this.press('Enter');
  }

  /** Comes to a field and types into it, over what stands there. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.press('Control+a');
    await this.type(text);
  }

  /** Types into a box of search results until one is there, and takes it. */
  async pick(dialog: Locator, text: string): Promise<void> {
    await dialog.getByRole('combobox').and(this.#page.locator(':focus')).waitFor();
    await this.type(text);
    await dialog.getByRole('option').first().waitFor();
    await this.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Comes to a list and goes down to one of its options. */
  async choose(list: Locator, option: string): Promise<void> {
    await this.to(list);
    await this.press('ArrowDown');
    const goal = this.#page.getByRole('option', { name: option, exact: true });
    if (!(await this.#until(goal, 'data-combobox-selected', 'ArrowDown')))
      throw new Error(`ArrowDown does not lead to ${option}`);
    await this.press('Enter');
  }

  /**
   * Presses a key until a control is as it should be; gives whether it came to that. To find a control by its role asks
   * all controls for their names: it is found once, and anew where the page has drawn another one in its place.
   */
  async #until(goal: Locator, wanted: Wanted, key: string): Promise<boolean> {
    await goal.waitFor();
    let control = await goal.elementHandle();
    for (let presses = 0; presses < mostPresses; presses += 1) {
      const is = await control?.evaluate(stateOf, wanted);
      if (is === 'as wanted' && (await goal.evaluate(stateOf, wanted)) === is) return true;
      if (is === 'not yet') await this.press(key);
      else control = await goal.elementHandle();
    }
    return false;
  }
}

/** How a control is to become: the focused one, or one with an attribute that says that it is chosen. */
type Wanted = 'has the focus' | 'data-selected' | 'data-combobox-selected';

function stateOf(control: Element, wanted: Wanted): 'gone' | 'as wanted' | 'not yet' {
  if (!control.isConnected) return 'gone';
  const isAsWanted =
    wanted === 'has the focus' ? control.contains(document.activeElement) : control.hasAttribute(wanted);
  return isAsWanted ? 'as wanted' : 'not yet';
}
