import type { Locator, Page } from 'playwright-core';
import { TaskPage } from './task-page.ts';

/** The page of people's work: the list, the open task, and what stands around it. */
export class InboxPage {
  readonly page: Page;
  /** The open task. */
  readonly task: TaskPage;
  readonly context: Locator;

  constructor(page: Page) {
    this.page = page;
    this.task = TaskPage.at(page);
    this.context = page.getByRole('complementary', { name: 'About this task' });
  }

  /** The row of a task that still belongs in the list. */
  row(id: string): Locator {
    return this.page.locator(`[data-task="${id}"]`);
  }

  /** A list by its name. */
  tab(name: string): Locator {
    return this.page.getByRole('group', { name: 'Lists of tasks' }).getByRole('button', { name });
  }

  field(name: string): Locator {
    return this.task.pane.getByLabel(name);
  }

  /** Waits until a task is the open one: its address, and what its form shows. */
  async opened(id: string, key: string): Promise<void> {
    await this.page.waitForURL((url) => url.pathname === `/tasks/${encodeURIComponent(id)}`);
    await this.task.pane.locator('.fm-form').getByText(key, { exact: true }).waitFor();
  }
}
