import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { lastLines, launch } from './launch.mjs';
import { endProcess, waitUntil } from './processes.mjs';

const readyWithinMs = 60_000;

/**
 * @typedef {object} RunOptions
 * @property {import('./places.mjs').Places} places
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./environment.mjs').Ports} ports
 * @property {AbortSignal} [signal] ends the wait for its first answer
 * @property {boolean} [watch] restart on changes of what it imports
 */

/**
 * Starts an application and waits until it answers.
 * @param {import('./applications.mjs').Application} application
 * @param {RunOptions} options
 * @returns {Promise<import('./supervise.mjs').Process>}
 * @throws with the end of its log when it ends or does not answer
 */
export async function runApplication(
  { name, entry, port, health, develop },
  { places, env, ports, watch = false, signal },
) {
  const log = join(places.logs, `${name}.log`);
  const args = [
    ...(watch && !develop ? ['--watch', '--watch-preserve-output'] : []),
    '--enable-source-maps',
    join(places.clone, entry),
    ...(watch && develop ? [develop] : []),
  ];
  const { pid, exited } = await launch({
    command: process.execPath,
    args,
    cwd: places.clone,
    env,
    log,
    lifeline: 'SIGTERM',
  });
  const stop = () => stopApplication(pid);
  let ended = false;
  void exited.then(() => (ended = true));
  const isUp = async () => ended || !port || (await answersOk(`http://127.0.0.1:${ports[port]}${health}`));
  try {
    const what = `${name} to answer ${health}`;
    await waitUntil(isUp, { withinMs: readyWithinMs, everyMs: 100, what, ...(signal && { signal }) });
    if (ended) throw new Error('it ended');
  } catch (error) {
    await stop();
    throw notUp(name, log, error);
  }
  return { pid, exited, stop };
}

/** @param {string} url */
async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** @param {string} name @param {string} log @param {unknown} error */
function notUp(name, log, error) {
  const { message } = /** @type {Error} */ (error);
  return new Error(`${name} does not come up (${message}). The end of ${log}:\n${lastLines(log)}`);
}

/** @param {number} pid */
function stopApplication(pid) {
  return endProcess(pid, [
    { signal: 'SIGTERM', withinMs: 20_000 },
    { signal: 'SIGKILL', withinMs: 5000 },
  ]);
}

/**
 * Runs a preparation to its end.
 * @param {import('./applications.mjs').Application} application
 * @param {{ places: import('./places.mjs').Places, env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 * @returns {Promise<string>} what it printed
 * @throws with the end of its log when it fails
 */
export function runOnce({ name, entry }, { places, env, signal }) {
  const log = join(places.logs, `${name}.log`);
  return new Promise((resolve, reject) => {
    const file = createWriteStream(log, { flags: 'a', mode: 0o600 });
    const args = ['--enable-source-maps', join(places.clone, entry)];
    const options = { cwd: places.clone, env, ...(signal && { signal }) };
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.pipe(file);
    child.once('error', reject);
    child.once('close', (code) => {
      file.end(() => {
        if (code === 0) resolve(Buffer.concat(output).toString('utf8'));
        else reject(notUp(name, log, new Error(`it ended with code ${code}`)));
      });
    });
  });
}
