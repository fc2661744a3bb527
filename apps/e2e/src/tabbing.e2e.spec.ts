import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { tabThrough } from './tabbing.ts';

const style = `
  :focus-visible { outline: 2px solid rgb(58, 72, 184); outline-offset: 2px; }
  .none { outline-style: none; }
  .thin { outline-width: 0; }
  .clear { outline-color: transparent; }
  .always { outline: 2px solid rgb(58, 72, 184); }
  .edge { outline: none; border: 2px solid transparent; }
  .edge:focus-visible { border-color: rgb(58, 72, 184); }
  .around { outline: none; }
  .field:focus-within { outline: 2px solid rgb(58, 72, 184); }
  .row:focus-within { background: rgb(240, 240, 240); }
  .card:focus-visible { outline: none; }
  .card:focus-visible > span { outline: 2px solid rgb(58, 72, 184); }
  .hidden { position: absolute; opacity: 0; outline: none; }
  .hidden:focus-visible + label { background: rgb(230, 233, 255); }
`;

const shown = `
  <button>ring</button>
  <button class="edge">edge</button>
  <div class="field"><div><textarea class="around" aria-label="around"></textarea></div></div>
  <button class="card"><span>card</span></button>
  <input class="hidden" type="checkbox" aria-label="beside" id="beside"><label for="beside">beside</label>
`;
const unseen = `
  <button class="none">none</button>
  <button class="thin">thin</button>
  <button class="clear">clear</button>
  <button class="always">always</button>
  <div class="row"><button class="none">row</button></div>
`;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

it('a walk by Tab tells which controls do not draw that they have the focus', async () => {
  const page = await browser.newPage();
  await page.setContent(`<style>${style}</style>${shown}${unseen}<button tabindex="-1">left out</button>`);
  expect(await tabThrough(page)).toEqual({
    missed: [],
    unseen: ['button none', 'button thin', 'button clear', 'button always', 'button row'],
    reached: 10,
  });
});
