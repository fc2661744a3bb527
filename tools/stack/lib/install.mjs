import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSteps, missingEntries } from './applications.mjs';
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
 * Builds unless nothing has changed since the last build.
 * @param {string} clone
 * @param {(line: string) => void} say
 * @param {AbortSignal} [signal]
 */
export async function build(clone, say, signal) {
  const stamp = await sourcesStamp(clone);
  const note = join(clone, '.cache/build-stamp');
  if ((await isStamped(note, stamp)) && !(await missingEntries(clone))) return;
  say('Building …');
  // One compiler for all packages: a process for each, as nx runs them, takes several times as long.
  const compiler = join(clone, 'node_modules/typescript/bin/tsc');
  await run([process.execPath, compiler], ['-b'], { cwd: clone, signal });
  for (const step of buildSteps) await run([process.execPath, join(clone, step)], [], { cwd: clone, signal });
  const missing = await missingEntries(clone);
  if (missing) throw new Error(missing);
  await writeStamp(note, stamp);
}

/**
 * Runs a command whose output matters only when it fails.
 * @param {string[]} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, signal: AbortSignal | undefined }} options
 * @returns {Promise<void>}
 */
function run([command = '', ...first], args, { cwd, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
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
      reject(new Error(`"${[command, ...first, ...args].join(' ')}" failed:\n${told}`));
    });
  });
}
