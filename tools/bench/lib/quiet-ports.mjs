import { freePort } from '@fermata/stack';

/**
 * Free ports, all different.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function quietPorts(count) {
  const found = new Set();
  while (found.size < count) found.add(await freePort(0, { except: found }));
  return [...found];
}
