import { isPortFree } from '@fermata/stack';

/**
 * Free ports below those that systems give to outgoing calls: while a killed process is down, nobody takes its port by
 * chance (a restarted Temporal picks ports for itself there).
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function quietPorts(count) {
  const found = new Set();
  while (found.size < count) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (!found.has(port) && (await isPortFree(port))) found.add(port);
  }
  return [...found];
}
