import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

interface AxeNode {
  readonly target: readonly unknown[];
  readonly failureSummary?: string;
}

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly AxeNode[];
}

const tags = Object.freeze(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What only colours decide: the rules that a page is asked again in its other theme. */
const colourRules = Object.freeze(['color-contrast', 'link-in-text-block']);

/** What rules ask for before they run. None of ours reads style sheets, which axe would else parse anew every time. */
const preload = Object.freeze({ assets: ['media'] });

/** What axe finds wrong with a page as it is shown, one line for each element; empty = nothing. */
export async function axeFindings(page: Page, asks: 'all' | 'colours'): Promise<readonly string[]> {
  // Evaluated from outside: the page's own policy would let no such script in.
  await page.evaluate(`globalThis.axe === undefined && (() => { ${await source}\n })()`);
  const only = asks === 'all' ? tags : { type: 'rule', values: colourRules };
  const options = { runOnly: only, resultTypes: ['violations'], preload };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<{ readonly violations: readonly AxeViolation[] }>(run);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200);
      return `${id}: ${help} (${target.join(' ')}) ${why}`;
    }),
  );
}
