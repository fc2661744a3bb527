import { spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missingEntries } from './applications.mjs';
import { installStamp, isInstalledByHand, isStamped, sourcesStamp, writeStamp } from './stamps.mjs';

/** The lowest Node version that everything runs on. */
export const lowestNode = '20.19.0';

/**
 * Why this Node is too old; undefined when it is not.
 * @param {string} [version]
 * @returns {string | undefined}
 */
export function nodeProblem(version = process.versions.node) {
  const [have, need] = [version, lowestNode].map((text) => text.split('.').map(Number));
  const difference = [0, 1, 2]
    .map((part) => (have?.[part] ?? 0) - (need?.[part] ?? 0))
    .find((value) => value !== 0);
  return difference === undefined || difference > 0
    ? undefined
    : `Fermata needs Node ${lowestNode} or newer; this is ${version}.`;
}

/**
 * Whether the dependencies are those of the lock, for this Node and platform.
 * @param {string} clone
 */
export async function isInstalled(clone) {
  const stamp = installStamp(await readFile(join(clone, 'package-lock.json'), 'utf8'));
  if (await isStamped(installNote(clone), stamp)) return true;
  if (await exists(installNote(clone))) return false;
  return isInstalledByHand(clone);
}

/**
 * Installs the dependencies unless they are there.
 * @param {string} clone
 * @param {(line: string) => void} say
 * @param {AbortSignal} [signal]
 */
export async function install(clone, say, signal) {
  const lock = await readFile(join(clone, 'package-lock.json'), 'utf8');
  if (!(await isInstalled(clone))) {
    say('Installing the dependencies (npm ci), about a minute …');
    await run(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: clone, signal });
  }
  await writeStamp(installNote(clone), installStamp(lock));
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
  const nx = join(clone, 'node_modules/nx/bin/nx.js');
  await run([process.execPath, nx], ['run-many', '-t', 'build', '--output-style=static'], {
    cwd: clone,
    signal,
  });
  const missing = await missingEntries(clone);
  if (missing) throw new Error(missing);
  await writeStamp(note, stamp);
}

/** Inside node_modules, so that it goes when they go. @param {string} clone */
function installNote(clone) {
  return join(clone, 'node_modules/.fermata-stamp');
}

/** npm as it was called, else the one on PATH. @returns {string[]} */
function npm() {
  const own = process.env['npm_execpath'];
  return own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm'];
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

/** @param {string} path */
function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
