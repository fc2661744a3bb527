import type { Locator, Page } from 'playwright-core';
import type { Desk } from '../desk.ts';

/** The form designer as an analyst sees it. */
export class FormPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Makes a form from the list of forms; gives its designer. */
  static async make(desk: Desk, title: string): Promise<FormPage> {
    const page = await desk.goto('/forms');
    await page.getByRole('button', { name: 'New form' }).click();
    const dialog = page.getByRole('dialog', { name: 'New form' });
    await dialog.getByLabel('Title').fill(title);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('tab', { name: 'Design' }).waitFor();
    return new FormPage(page);
  }

  async view(name: 'Design' | 'Preview' | 'Answer' | 'Decisions' | 'Text' | 'Problems'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** The card of a decision, the first being 0. */
  decision(index: number): Locator {
    return this.page.locator('.fm-designer-card').nth(index);
  }

  async addDecision(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add decision' }).click();
  }

  /** Says how a decision is called, and which fields it needs. */
  async decide(index: number, name: string, title: string, needs: readonly string[] = []): Promise<void> {
    const card = this.decision(index);
    await card.getByLabel('Name', { exact: true }).fill(name);
    await card.getByLabel('Title', { exact: true }).fill(title);
    for (const field of needs) {
      await card.getByRole('combobox', { name: 'Needs these fields' }).click();
      await this.page.getByRole('option', { name: field }).click();
      await this.page.keyboard.press('Escape');
    }
  }

  async publish(note: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Publish version/ });
    await dialog.getByLabel('Release note').fill(note);
    await dialog.getByRole('button', { name: /^Publish version/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
