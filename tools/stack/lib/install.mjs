import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSteps, compiler, missingEntries, pageSteps } from './applications.mjs';
import { isStamped, sourcesStamp, writeStamp } from './stamps.mjs';

/**
 * The installer that `npm test` uses too, so that both agree on what is installed.
 * @type {{ checkNode: (clone: string) => void, isInstalled: (clone: string) => boolean, ensureInstalled: (clone: string, say: (line: string) => void) => void }}
 */
const installer = await import(new URL('../../test/install.mjs', import.meta.url).href);

/**
 * Why this Node is too old for the clone; undefined when it is not.
 * @param {string} clone
 * @returns {string | undefined}
 */
export function nodeProblem(clone) {
  try {
    installer.checkNode(clone);
    return undefined;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/**
 * Whether the dependencies are those of the lock.
 * @param {string} clone
 * @returns {boolean}
 */
export function isInstalled(clone) {
  return installer.isInstalled(clone);
}

/**
 * Installs the dependencies unless they are there.
 * @param {string} clone
 * @param {(line: string) => void} say
 */
export function install(clone, say) {
  installer.ensureInstalled(clone, say);
}

/**
 * Builds what has changed since the last build: the programs, and from them the pages.
 * @param {string} clone
 * @param {(line: string) => void} say
 * @param {{ signal?: AbortSignal, pages?: boolean }} [options] `pages: false` leaves the pages to the development server
 */
export async function build(clone, say, { signal, pages = true } = {}) {
  const stamp = await sourcesStamp(clone);
  const run = (/** @type {readonly string[]} */ steps) => runSteps(clone, steps, signal);
  await unlessStamped(
    join(clone, '.cache/build-stamp'),
    stamp,
    await missingEntries(clone, { pages: false }),
    async () => {
      say('Building …');
      // One compiler for all packages: a process for each, as nx runs them, takes several times as long.
      await runCommand([process.execPath, join(clone, compiler), '-b'], {
        cwd: clone,
        signal,
      });
      await run(buildSteps);
    },
  );
  if (!pages) return;
  await unlessStamped(join(clone, '.cache/pages-stamp'), stamp, await missingEntries(clone), async () => {
    say('Building the pages …');
    await run(pageSteps);
  });
  const missing = await missingEntries(clone);
  if (missing) throw new Error(missing);
}

/**
 * Acts unless the note holds this stamp and nothing is missing; stamps the note when that has gone well.
 * @param {string} note
 * @param {string} stamp
 * @param {string | undefined} missing
 * @param {() => Promise<void>} act
 */
async function unlessStamped(note, stamp, missing, act) {
  if (!missing && (await isStamped(note, stamp))) return;
  await act();
  await writeStamp(note, stamp);
}

/** @param {string} clone @param {readonly string[]} steps @param {AbortSignal | undefined} signal */
async function runSteps(clone, steps, signal) {
  for (const step of steps) await runCommand([process.execPath, join(clone, step)], { cwd: clone, signal });
}

/**
 * Runs a command whose output matters only when it fails.
 * @param {readonly string[]} command
 * @param {{ cwd: string, signal: AbortSignal | undefined }} options
 * @returns {Promise<void>}
 */
function runCommand([command = '', ...args], { cwd, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      const told = Buffer.concat(output).toString('utf8').trimEnd().split('\n').slice(-40).join('\n');
      reject(new Error(`"${[command, ...args].join(' ')}" failed:\n${told}`));
    });
  });
}
