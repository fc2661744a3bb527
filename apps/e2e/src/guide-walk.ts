import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { stepsBelow, type Step } from './guide.ts';
import type { House } from './house.ts';

const pressable = Object.freeze(['button', 'link', 'tab', 'menuitem'] as const);

/**
 * The steps below a heading of a guide, as it lies in the clone.
 * @throws when the guide has more or fewer
 */
export async function stepsOf({ clone }: House, guide: string, heading: string, count = 6) {
  const steps = stepsBelow(await readFile(join(clone.folder, 'docs', 'guides', guide), 'utf8'), heading);
  if (steps.length !== count) throw new Error(`${guide}: ${count} steps are walked, it has ${steps.length}`);
  return steps;
}

/**
 * What a step names: that many labels, in their order.
 * @throws when the guide names more or fewer
 */
export function labels(step: Step | undefined, count: number): readonly string[] {
  return exactly(step?.labels, count);
}

/**
 * What a step says that the page says: that many texts, in their order.
 * @throws when the guide says more or fewer
 */
export function words(step: Step | undefined, count: number): readonly string[] {
  return exactly(step?.words, count);
}

function exactly(named: readonly string[] = [], count: number): readonly string[] {
  if (named.length !== count) throw new Error(`${count} are walked, the step names: ${named.join(', ')}`);
  return named;
}

/** Chooses what carries exactly the label of the guide. */
export async function choose(where: Page | Locator, label = ''): Promise<void> {
  const [first, ...others] = pressable.map((role) => where.getByRole(role, { name: label, exact: true }));
  await others
    .reduce((found, other) => found.or(other), first as Locator)
    .first()
    .click();
}
