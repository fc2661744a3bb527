import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onClose } from '../lib/closing.mjs';
import { limitLine, meets, ratioLine } from '../lib/report.mjs';
import { median, quantile, spread } from '../lib/statistics.mjs';
import { openBrowser } from './browser.mjs';
import { bundle } from './bundles.mjs';

const goals = Object.freeze({ byHand: 1.3, jsonForms: 0.6, frameMs: 16.7 });
const sides = Object.freeze(['ours', 'by-hand', 'json-forms', 'rjsf']);
const sizes = Object.freeze([100, 1000]);

/**
 * Forms of 100 and 1,000 fields in a real browser: until they are painted, and a keystroke, beside the same written by
 * hand with react-hook-form, JSONForms and rjsf. Every round measures every side, each in a page of its own, forwards
 * and backwards in turn.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function runForms({ pairs, short, say }) {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bench-ui-'));
  onClose(() => rm(folder, { recursive: true, force: true }));
  const bundles = await bundle(sides, folder);
  const browser = await openBrowser();
  /** @type {Map<string, { paint: number, keys: number[] }[]>} */
  const figures = new Map();
  for (let round = 1; round <= pairs; round += 1) {
    for (const side of round % 2 === 1 ? sides : sides.toReversed()) {
      for (const size of sizes) {
        const measured = await measure(browser, { bundles, side, size, short });
        figures.set(`${side}/${size}`, [...(figures.get(`${side}/${size}`) ?? []), measured]);
      }
    }
    say(`round ${round} of ${pairs}: ${wordsOf(figures)}`);
  }
  return outcomeOf(figures);
}

/** One side in a fresh page, warmed up once. */
async function measure(browser, { bundles, side, size, short }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.setContent('<html data-mantine-color-scheme="light"><body></body></html>');
    await page.addStyleTag({ path: bundles.styles });
    await page.addScriptTag({ path: bundles.scriptOf(side) });
    const mounts = short ? 2 : 4;
    const paints = await page.evaluate(paintOften, { size, mounts });
    const { all, value } = await page.evaluate(type, { size, strokes: short ? 10 : 40 });
    if (paints.some(({ controls }) => controls < size))
      throw new Error(`${side} did not draw ${size} fields`);
    if (value === '') throw new Error(`${side} did not take what was typed`);
    return { paint: median(paints.slice(1).map(({ ms }) => ms)), keys: all.slice(2) };
  } finally {
    await page.close();
  }
}

/* c8 ignore start: runs in the page */
async function paintOften({ size, mounts }) {
  const all = [];
  for (let mount = 0; mount < mounts; mount += 1) all.push(await globalThis.paint(size));
  return all;
}

function type({ size, strokes }) {
  return globalThis.keystrokes(size, strokes);
}
/* c8 ignore stop */

function outcomeOf(figures) {
  const paints = (side, size) => (figures.get(`${side}/${size}`) ?? []).map(({ paint }) => paint);
  const keys = (side, size) => (figures.get(`${side}/${size}`) ?? []).flatMap(({ keys: all }) => all);
  const against = (side, size, goal) => {
    const [ours, theirs] = [paints('ours', size), paints(side, size)];
    return {
      name: `ui/form-paint/${size}/${side}`,
      ours: median(ours),
      anchor: median(theirs),
      ratio: spread(ours.map((ms, index) => ms / (theirs[index] ?? Number.NaN))),
      goal,
      unit: 'ms',
    };
  };
  const rows = sizes.flatMap((size) => [
    against('by-hand', size, goals.byHand),
    against('json-forms', size, goals.jsonForms),
  ]);
  const strokes = sizes.map((size) => ({
    name: `ui/keystroke-p95/${size}`,
    value: quantile(keys('ours', size), 0.95),
    goal: goals.frameMs,
    unit: 'ms',
  }));
  const others = sizes.flatMap((size) => [
    `ui/form-paint/${size}/rjsf ours=${median(paints('ours', size)).toFixed(1)}ms anchor=${median(paints('rjsf', size)).toFixed(1)}ms (no goal)`,
    ...sides
      .slice(1)
      .map(
        (side) =>
          `ui/keystroke-p95/${size}/${side} ${quantile(keys(side, size), 0.95).toFixed(1)}ms (no goal)`,
      ),
  ]);
  return {
    lines: [...rows.map((row) => ratioLine(row)), ...strokes.map((row) => limitLine(row)), ...others],
    passed:
      rows.every(({ ratio, goal }) => meets(ratio.median, goal)) &&
      strokes.every(({ value, goal }) => value <= goal),
    figures: { rows, strokes, all: Object.fromEntries(figures) },
  };
}

function wordsOf(figures) {
  return [...figures].map(([name, all]) => `${name} ${all.at(-1)?.paint.toFixed(0)} ms`).join(', ');
}
