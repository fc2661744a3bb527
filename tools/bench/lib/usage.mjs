import { readdir, readFile } from 'node:fs/promises';

/** Ticks of the kernel's clock in a second: 100 on every Linux that Node supports. */
const tickMs = 10;

/**
 * The process and all that it has started and that still runs, itself first. Linux only: empty elsewhere.
 * @param {number} root
 * @returns {Promise<number[]>}
 */
export async function treeOf(root) {
  const children = new Map();
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await statOf(Number(name));
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return children.size === 0 ? [] : found;
}

/**
 * CPU time that the processes and their children have used so far; NaN where the system does not tell.
 * @param {readonly number[]} roots
 * @returns {Promise<number>} milliseconds, in steps of 10
 */
export async function cpuMsOf(roots) {
  let ticks = 0;
  for (const root of roots) {
    const pids = await treeOf(root);
    if (pids.length === 0) return Number.NaN;
    for (const pid of pids) {
      const stat = await statOf(pid);
      // What ended children have used stands with the process that waited for them, and nowhere else.
      ticks += (stat?.own ?? 0) + (stat?.ended ?? 0);
    }
  }
  return ticks * tickMs;
}

/**
 * Memory of the processes, shared pages divided among their users.
 * @param {readonly number[]} pids
 * @returns {Promise<number>} bytes; NaN where the system does not tell
 */
export async function pssOf(pids) {
  let kilobytes = 0;
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
  }
  return kilobytes === 0 ? Number.NaN : kilobytes * 1024;
}

/** @param {number} pid */
async function statOf(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The command stands in brackets and may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const [own = 0, ownSystem = 0, ended = 0, endedSystem = 0] = fields.slice(11, 15);
  return { parent, own: own + ownSystem, ended: ended + endedSystem };
}
