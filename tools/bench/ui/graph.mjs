import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onClose } from '../lib/closing.mjs';
import { limitLine, meets, ratioLine } from '../lib/report.mjs';
import { median, quantile, spread } from '../lib/statistics.mjs';
import { openBrowser } from './browser.mjs';
import { bundle } from './bundles.mjs';

const goals = Object.freeze({ bare: 1.2, panMs: 33.4 });
const sides = Object.freeze(['graph-ours', 'graph-bare']);
const flowStyles = createRequire(import.meta.url).resolve('@xyflow/react/dist/style.css');
const sizes = Object.freeze([100, 1000]);

/**
 * Graphs of 100 and 1,000 steps in a real browser: until they are painted, and the frames while they are panned, beside
 * the library alone with a memoised box and the same layout. Sides alternate, each in a page of its own.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function runGraph({ pairs, short, say }) {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bench-graph-'));
  onClose(() => rm(folder, { recursive: true, force: true }));
  const bundles = await bundle(sides, folder);
  const browser = await openBrowser();
  /** @type {Map<string, { paint: number, pan: number[] }[]>} */
  const figures = new Map();
  for (let round = 1; round <= pairs; round += 1) {
    for (const side of round % 2 === 1 ? sides : sides.toReversed()) {
      for (const size of sizes) {
        const measured = await measure(browser, { bundles, side, size, short });
        figures.set(`${side}/${size}`, [...(figures.get(`${side}/${size}`) ?? []), measured]);
      }
    }
    const words = [...figures].map(([name, all]) => `${name} ${all.at(-1)?.paint.toFixed(0)} ms`);
    say(`round ${round} of ${pairs}: ${words.join(', ')}`);
  }
  return outcomeOf(figures);
}

/** One side in a fresh page, warmed up once. */
async function measure(browser, { bundles, side, size, short }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.setContent('<html data-mantine-color-scheme="light"><body></body></html>');
    for (const path of [flowStyles, bundles.styles]) await page.addStyleTag({ path });
    await page.addScriptTag({ path: bundles.scriptOf(side) });
    const first = await page.evaluate((count) => globalThis.paintGraph(count), size);
    if (first.boxes === 0) throw new Error(`${side} drew no step of ${size}`);
    const { ms } = await page.evaluate((count) => globalThis.paintGraph(count), size);
    const frames = short ? 20 : 80;
    const { more } = await page.evaluate(
      ([count, turns]) => globalThis.panGraph(count, turns),
      [size, frames],
    );
    return { paint: ms, pan: more.slice(2) };
  } finally {
    await page.close();
  }
}

function outcomeOf(figures) {
  const of = (side, size) => figures.get(`${side}/${size}`) ?? [];
  const pans = (side, size) => of(side, size).map(({ pan }) => quantile(pan, 0.95));
  const rowOf = (name, ours, theirs) => ({
    name,
    ours: median(ours),
    anchor: median(theirs),
    ratio: spread(ours.map((ms, index) => ms / (theirs[index] ?? Number.NaN))),
    goal: goals.bare,
    unit: 'ms',
  });
  const paints = (side, size) => of(side, size).map(({ paint }) => paint);
  const rows = sizes.flatMap((size) => [
    rowOf(`ui/graph-paint/${size}`, paints('graph-ours', size), paints('graph-bare', size)),
    rowOf(`ui/graph-pan-p95/${size}`, pans('graph-ours', size), pans('graph-bare', size)),
  ]);
  const limit = {
    name: 'ui/graph-pan-p95/1000',
    value: median(pans('graph-ours', 1000)),
    goal: goals.panMs,
    unit: 'ms',
  };
  return {
    lines: [...rows.map((row) => ratioLine(row)), limitLine(limit)],
    passed: rows.every(({ ratio, goal }) => meets(ratio.median, goal)) && limit.value <= limit.goal,
    figures: { rows, limit, all: Object.fromEntries(figures) },
  };
}
