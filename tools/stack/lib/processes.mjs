import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Whether a process with this id exists, whoever owns it.
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * The command line of a process; empty when there is none. Ids are used again by the system, so
 * nothing is signalled by a remembered id alone.
 * @param {number} pid
 * @returns {Promise<string>}
 */
export async function commandOf(pid) {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (text !== undefined) return text.replaceAll('\0', ' ').trim();
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (error, stdout) =>
      resolve(error ? '' : stdout.trim()),
    );
  });
}

/**
 * Resolves with the first result that is neither undefined nor false.
 * @template T
 * @param {() => T | undefined | false | Promise<T | undefined | false>} check
 * @param {{ withinMs: number, everyMs?: number, what: string, signal?: AbortSignal }} options `what` completes "waited for …".
 * @returns {Promise<T>}
 * @throws when the time is over, or the signal says stop
 */
export async function waitUntil(check, { withinMs, everyMs = 50, what, signal }) {
  const end = Date.now() + withinMs;
  for (;;) {
    signal?.throwIfAborted();
    const result = await check();
    if (result !== undefined && result !== false) return result;
    if (Date.now() >= end) throw new Error(`Waited ${Math.round(withinMs / 1000)} s for ${what}, in vain.`);
    await pause(everyMs);
  }
}

/**
 * Ends a process by the signals in turn, each with its time to obey. Does nothing when it is gone.
 * @param {number} pid
 * @param {ReadonlyArray<{ signal: NodeJS.Signals, withinMs: number }>} steps
 * @returns {Promise<void>}
 */
export async function endProcess(pid, steps) {
  for (const { signal, withinMs } of steps) {
    if (!send(pid, signal)) return;
    if (await isGone(pid, withinMs)) return;
  }
  throw new Error(`Process ${pid} does not end.`);
}

/** @param {number} pid @param {NodeJS.Signals} signal @returns {boolean} false when it is gone */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
    throw error;
  }
}

/** @param {number} pid @param {number} withinMs @returns {Promise<boolean>} */
async function isGone(pid, withinMs) {
  const end = Date.now() + withinMs;
  while (isAlive(pid) && Date.now() < end) await pause(20);
  return !isAlive(pid);
}
