import { watch } from 'node:fs';
import { readFile, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { applications, buildSteps, compiler } from './applications.mjs';
import { launch } from './launch.mjs';
import { showLogs } from './logs.mjs';
import { endProcess } from './processes.mjs';
import { run } from './run.mjs';

const quietMs = 400;

/**
 * For development: compiles on every change (the applications restart by themselves when what they
 * import has changed), bundles the workflow code again, and shows all logs.
 * @param {{ places: import('./places.mjs').Places, say: (line: string) => void, signal: AbortSignal }} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function watchSources({ places, say, signal }) {
  const { clone, logs } = places;
  const args = [join(clone, compiler), '-b', '-w', '--preserveWatchOutput'];
  const log = join(logs, 'compiler.log');
  const compiling = await launch({ command: process.execPath, args, cwd: clone, log, lifeline: 'SIGTERM' });
  void showLogs(places, { write: say, follow: true, signal }).catch((error) => say(error.message));
  onChange(await bundledFolders(clone), () => bundleAgain(clone, say), signal);
  const stop = () =>
    endProcess(compiling.pid, [
      { signal: 'SIGTERM', withinMs: 5000 },
      { signal: 'SIGKILL', withinMs: 2000 },
    ]);
  return { stop };
}

/**
 * Calls back once things have been quiet for a moment after a compiled file changed; one call at a
 * time, and one more when something changed during it.
 * @param {readonly string[]} folders
 * @param {() => Promise<void>} act
 * @param {AbortSignal} signal
 */
export function onChange(folders, act, signal) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let acting = Promise.resolve();
  const changed = (/** @type {string} */ _, /** @type {string | null} */ file) => {
    // The bundler writes beside what it reads, but never a .js file.
    if (!file?.endsWith('.js')) return;
    clearTimeout(timer);
    timer = setTimeout(() => (acting = acting.then(act)), quietMs);
  };
  for (const folder of folders) watch(folder, { recursive: true, signal }, changed).on('error', () => {});
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

/** @param {string} clone @returns {Promise<string[]>} where the code of the bundle is compiled to */
async function bundledFolders(clone) {
  const rooms = ['temporal/workflows', ...(await readdir(join(clone, 'libs'))).map((name) => `libs/${name}`)];
  const layers = await Promise.all(rooms.map((room) => layerOf(join(clone, room))));
  return rooms
    .filter((_, index) => ['shell', 'core'].includes(layers[index] ?? ''))
    .map((room) => join(clone, room, 'dist'));
}

/** @param {string} room @returns {Promise<string | undefined>} */
async function layerOf(room) {
  const text = await readFile(join(room, 'package.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text).fermata?.layer;
}

/** @param {string} clone @param {(line: string) => void} say */
async function bundleAgain(clone, say) {
  try {
    for (const step of buildSteps) await run(process.execPath, [join(clone, step)], { cwd: clone });
    const worker = applications.find(({ name }) => name === 'worker');
    // Nothing imports the bundle, so the worker is told by a touch of its own file.
    if (worker) await utimes(join(clone, worker.entry), new Date(), new Date());
    say('The workflow code is bundled again.');
  } catch (error) {
    say(`The workflow code cannot be bundled: ${/** @type {Error} */ (error).message}`);
  }
}
