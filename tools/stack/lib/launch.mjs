import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {object} Ending how a process ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 *
 * @typedef {object} Launched
 * @property {number} pid
 * @property {Promise<Ending>} exited settles once, never rejects
 *
 * @typedef {object} LaunchOptions
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} log the file that takes both outputs
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {{ uid: number, gid: number } | undefined} [as] another user to run as (root only)
 * @property {NodeJS.Signals} [lifeline] the signal it gets when we die without stopping it
 */

/**
 * Starts a process in a group of its own, so that Ctrl-C in the terminal reaches only us and we
 * stop things in order. Its output goes to a file, never through us: it can outlive a pipe.
 * @param {LaunchOptions} options
 * @returns {Promise<Launched>}
 * @throws when the command cannot be run
 */
export async function launch({ command, args, log, cwd = '/', env = process.env, as, lifeline }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, 'a', 0o600);
  const child = spawn(command, args, { cwd, env, ...as, detached: true, stdio: ['ignore', file, file] });
  closeSync(file);
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  child.unref();
  const pid = /** @type {number} */ (child.pid);
  if (lifeline) tie(pid, lifeline, exited);
  return { pid, exited };
}

/**
 * A waiting shell that holds the other end of a pipe from us: when we die, however, the pipe
 * closes and the shell passes the signal on. It goes as soon as the process has ended.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {Promise<Ending>} exited
 */
function tie(pid, signal, exited) {
  const script = `trap '' INT HUP; read -r _; kill -s ${signal.slice(3)} ${pid} 2>/dev/null`;
  const shell = spawn('/bin/sh', ['-c', script], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.once('error', () => {});
  shell.unref();
  const pipe = /** @type {import('node:net').Socket} */ (shell.stdin);
  pipe.once('error', () => {});
  pipe.unref();
  void exited.then(() => shell.kill('SIGKILL'));
}

/**
 * The last lines of a log file, for a message; empty when there is none.
 * @param {string} file
 * @param {number} [lines]
 * @returns {string}
 */
export function lastLines(file, lines = 15) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
