import { request } from 'node:http';

/** So long nothing may be on its way before a page counts as loaded. */
const quietMs = 1_000;
/** When what a page loads some time after is counted. */
const laterMs = 20_000;
const longestMs = 60_000;

/**
 * @typedef {object} PageLoad
 * @property {number} scriptKb JavaScript over the wire until the page could be used, compressed
 * @property {number} scripts
 * @property {number} gzipKb the same scripts for whom takes gzip alone
 * @property {number} laterKb what came in the seconds after
 * @property {readonly { name: string, kb: number }[]} workers
 * @property {number} paintMs largest contentful paint
 *
 * Loads a page with an empty cache.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url
 * @param {string} usable a selector of what a person comes for
 * @returns {Promise<PageLoad>}
 */
export async function loadPage(context, url, usable) {
  const page = await context.newPage();
  const wire = await watchWire(await context.newCDPSession(page));
  await page.goto(url, { waitUntil: 'load', timeout: longestMs });
  await page.waitForSelector(usable, { timeout: longestMs });
  await wire.quiet();
  const first = wire.scripts();
  const paintMs = await largestPaint(page);
  const addresses = page.workers().map((worker) => worker.url());
  const gzipped = await Promise.all(first.urls.map(weighed));
  const gzipKb = gzipped.reduce((sum, { kb }) => sum + kb, 0);
  await page.waitForTimeout(laterMs);
  const laterKb = (wire.scripts().bytes - first.bytes) / 1024;
  const workers = await Promise.all(addresses.map(weighed));
  return { scriptKb: first.bytes / 1024, scripts: first.urls.length, gzipKb, laterKb, workers, paintMs };
}

/** @param {import('playwright-core').CDPSession} session */
async function watchWire(session) {
  const open = new Map();
  const sizes = new Map();
  let lastAt = performance.now();
  const end = (/** @type {string} */ id) => {
    open.delete(id);
    lastAt = performance.now();
  };
  session.on('Network.requestWillBeSent', ({ requestId, type, request: { url } }) => {
    // Workers are weighed by themselves; the browser does not say here when theirs have come.
    if (!new URL(url).pathname.startsWith('/workers/')) open.set(requestId, { type, url });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { type, url } = open.get(requestId) ?? {};
    if (type === 'Script') sizes.set(url, encodedDataLength);
    end(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId }) => end(requestId));
  await session.send('Network.enable');
  const isQuiet = () => open.size === 0 && performance.now() - lastAt > quietMs;
  return {
    scripts: () => ({
      urls: [...sizes.keys()],
      bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    }),
    quiet: async () => {
      const until = performance.now() + longestMs;
      while (!isQuiet()) {
        if (performance.now() > until)
          throw new Error(`still on its way: ${[...open.values()].map(({ url }) => url).join(', ')}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}

/** @param {import('playwright-core').Page} page @returns {Promise<number>} */
function largestPaint(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          observer.disconnect();
          resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN);
        });
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve(Number.NaN), 1_000);
      }),
  );
}

/**
 * A script as it comes over the wire: not unpacked.
 * @param {string} url
 * @returns {Promise<{ name: string, kb: number }>}
 */
function weighed(url) {
  const name = new URL(url).pathname.split('/').at(-1) ?? url;
  return new Promise((resolve, reject) => {
    const call = request(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece) => (bytes += piece.length));
      answer.once('error', reject);
      answer.once('end', () => resolve({ name, kb: bytes / 1024 }));
    });
    call.once('error', reject);
    call.end();
  });
}
