import { execFile } from 'node:child_process';
import { readFile, readdir, readlink } from 'node:fs/promises';
import { commandOf } from './processes.mjs';

const listening = '0A';

/**
 * Which process listens on a port, as far as the system tells us.
 * @param {number} port
 * @returns {Promise<string | undefined>} process id and command
 */
export async function portOwner(port) {
  const pid = process.platform === 'linux' ? await pidOnLinux(port) : await pidByLsof(port);
  return pid === undefined ? undefined : `process ${pid}: ${(await commandOf(pid)).slice(0, 100)}`;
}

/** @param {number} port @returns {Promise<number | undefined>} */
async function pidOnLinux(port) {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const inodes = tables.flatMap((text) => socketsOf(text, port));
  if (inodes.length === 0) return undefined;
  const wanted = new Set(inodes.map((inode) => `socket:[${inode}]`));
  for (const entry of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (await holdsOne(entry, wanted)) return Number(entry);
  }
  return undefined;
}

/**
 * The inodes of the sockets that listen on a port, from a table of /proc/net.
 * @param {string} table
 * @param {number} port
 * @returns {string[]}
 */
export function socketsOf(table, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === listening)
    .flatMap((row) => row[9] ?? []);
}

/** @param {string} pid @param {ReadonlySet<string>} sockets */
async function holdsOne(pid, sockets) {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  return links.some((link) => sockets.has(link));
}

/** @param {number} port @returns {Promise<number | undefined>} */
function pidByLsof(port) {
  return new Promise((resolve) => {
    execFile('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], (error, stdout) => {
      const pid = Number(stdout.split('\n')[0]);
      resolve(error || !pid ? undefined : pid);
    });
  });
}
