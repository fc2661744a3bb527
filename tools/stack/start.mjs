// npm start, npm run dev. Until the dependencies are installed only node:* may be imported from here.
import { readFile } from 'node:fs/promises';
import { build, install, nodeProblem } from './lib/install.mjs';
import { placesOf } from './lib/places.mjs';

const watch = process.argv.includes('--dev');
const places = placesOf();
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
// A closed terminal must not end us in the middle of an orderly stop.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

// What we start does not keep us alive, and neither does waiting for a signal.
setInterval(() => {}, 2 ** 30);
const ending = new AbortController();
const stopRequested = new Promise((resolve) => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      ending.abort(new Error(`stopped by ${signal}`));
      resolve(signal);
    });
  }
});

try {
  await main();
} catch (error) {
  const { message } = /** @type {Error} */ (error);
  if (ending.signal.aborted) say('Stopped before it was up.');
  else process.stderr.write(`\nFermata does not start. ${message}\n`);
  process.exitCode = 1;
}
process.exit();

async function main() {
  const problem = nodeProblem(places.clone);
  if (problem) throw new Error(problem);
  const began = Date.now();
  const { lockHolder, readRunning } = await import('./lib/running.mjs');
  const holder = await lockHolder(places);
  if (holder !== undefined) return sayRunning(holder, await readRunning(places));
  install(places.clone, say);
  await build(places.clone, say, { signal: ending.signal, pages: !watch });
  ending.signal.throwIfAborted();
  const { up } = await import('./lib/up.mjs');
  const stack = await up({ places, say, watch, signal: ending.signal });
  say(await welcome(stack, (Date.now() - began) / 1000));
  const development = watch ? await startWatching() : undefined;
  await stopRequested;
  say('\nStopping …');
  await development?.stop();
  await stack.stop();
  say('Stopped. The data are kept.');
}

/** @param {number} pid @param {import('./lib/running.mjs').Running | undefined} running */
function sayRunning(pid, running) {
  say(`The stack of this clone runs already (process ${pid}). "npx fermata stop" ends it.`);
  for (const [name, url] of Object.entries(running?.urls ?? {})) say(`  ${name.padEnd(11)} ${url}`);
}

/** @param {import('./lib/up.mjs').Stack} stack @param {number} seconds */
async function welcome({ urls, users }, seconds) {
  const { welcomeText } = await import('./lib/welcome.mjs');
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  return welcomeText({ version, urls, users, seconds });
}

async function startWatching() {
  const { watchSources } = await import('./lib/watch.mjs');
  return watchSources({ places, say, signal: ending.signal });
}
