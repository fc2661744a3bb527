import type { Locator, Page } from 'playwright-core';
import type { Desk } from '../desk.ts';

/** One task beside its list, as an agent sees it. */
export class TaskPage {
  readonly page: Page;
  /** The task itself, without the list and the context. */
  readonly pane: Locator;
  readonly claim: Locator;
  readonly note: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.pane = page.getByRole('region', { name: 'Task', exact: true });
    this.claim = this.pane.getByRole('button', { name: 'Claim', exact: true });
    this.note = this.pane.getByRole('textbox', { name: 'Note' });
  }

  /** The task in the list of the groups' work. */
  static async open(desk: Desk, id: string, tab: 'groups' | 'mine' = 'groups'): Promise<TaskPage> {
    return new TaskPage(await desk.goto(`/tasks/${id}?tab=${tab}`));
  }

  /** What another desk's page shows now. */
  static at(page: Page): TaskPage {
    return new TaskPage(page);
  }

  /** Claims it and fills in the note. */
  async write(text: string): Promise<void> {
    await this.claim.click();
    await this.note.fill(text);
  }

  /** Presses the button of a decision. */
  decide(outcome: 'Approve' | 'Reject'): Promise<void> {
    return this.button(outcome).click();
  }

  button(name: string): Locator {
    return this.pane.getByRole('button', { name, exact: true });
  }

  /** What the page says of the task or of an answer, where it has this text. */
  said(text: string | RegExp): Locator {
    return this.pane.locator('.fm-work-note').filter({ hasText: text });
  }

  /** A part of the task by its name, such as what was typed. */
  part(name: string): Locator {
    return this.pane.getByRole('region', { name });
  }

  /** The row of a task in the list. */
  row(title: string | RegExp): Locator {
    return this.page.locator('.fm-task-row').filter({ hasText: title });
  }
}
