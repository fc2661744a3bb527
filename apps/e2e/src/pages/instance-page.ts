import type { Locator, Page } from 'playwright-core';
import type { Desk } from '../desk.ts';

/** One instance as an operator sees it. */
export class InstancePage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(desk: Desk, id: string): Promise<InstancePage> {
    const page = await desk.goto(`/instances/${id}`);
    await page.getByRole('application', { name: 'Graph of this instance' }).waitFor();
    return new InstancePage(page);
  }

  /** Clicks a step on the graph: its newest visit is shown. */
  async choose(title: string): Promise<void> {
    await this.page.locator('.fm-step', { hasText: title }).click();
  }

  /** Opens the dialog of a verb. */
  async ask(verb: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Actions' }).click();
    await this.page.getByRole('menuitem', { name: verb, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: verb });
    await dialog.waitFor();
    return dialog;
  }

  /** Waits until the head of the page shows a status. */
  async status(status: string): Promise<void> {
    await this.page.locator(`.fm-page-facts .fm-status[data-status="${status}"]`).first().waitFor();
  }
}
