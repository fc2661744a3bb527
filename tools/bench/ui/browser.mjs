import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { onClose } from '../lib/closing.mjs';

const names = Object.freeze([
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]);

/** Where a Chromium is: CHROMIUM_PATH, else a usual name on PATH. */
function chromiumPath() {
  const named = process.env.CHROMIUM_PATH;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const found = (named ? [named] : onPath).find(canRun);
  if (found === undefined)
    throw new Error(`There is no Chromium. Set CHROMIUM_PATH, or put one of ${names.join(', ')} on PATH.`);
  return found;
}

/** @param {string} file */
function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser of our own; it ends with the bench. */
export async function openBrowser() {
  const isRoot = process.getuid?.() === 0;
  const args = ['--disable-gpu', '--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath: chromiumPath(), args });
  onClose(() => browser.close());
  return browser;
}
