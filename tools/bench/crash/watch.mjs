import { setTimeout as pause } from 'node:timers/promises';
import { listAll } from './caller.mjs';

const closed = Object.freeze(['completed', 'failed', 'cancelled']);
const betweenMs = 500;

/**
 * Waits until all instances have ended, or have made no progress for too long.
 * @param {object} work
 * @param {import('./caller.mjs').Caller} work.caller
 * @param {readonly string[]} work.ids
 * @param {number} work.stuckAfterMs
 * @param {number} work.withinMs
 * @returns {Promise<string[]>} those that are stuck
 */
export async function untilEnded({ caller, ids, stuckAfterMs, withinMs }) {
  const end = Date.now() + withinMs;
  /** @type {Map<string, { sign: string, since: number }>} */
  const seen = new Map();
  for (;;) {
    const open = await openOf(caller, ids);
    if (open.length === 0) return [];
    const stuck = open.filter((one) => isStuck(one, seen, stuckAfterMs)).map(({ id }) => id);
    if (stuck.length === open.length || Date.now() > end) return open.map(({ id }) => id);
    await pause(betweenMs);
  }
}

/** @param {import('./caller.mjs').Caller} caller @param {readonly string[]} ids */
async function openOf(caller, ids) {
  const wanted = new Set(ids);
  const rows = await listAll(caller, '/instances', {});
  const open = rows.filter(({ id, status }) => wanted.has(id) && !closed.includes(status));
  return Promise.all(
    open.map(({ id }) => /** @type {Promise<any>} */ (caller.call('GET', `/instances/${id}`))),
  );
}

/** @param {{ id: string, status: string, seq: number }} one @param {Map<string, { sign: string, since: number }>} seen @param {number} stuckAfterMs */
function isStuck({ id, status, seq }, seen, stuckAfterMs) {
  const sign = `${status} ${seq}`;
  const before = seen.get(id);
  if (before?.sign !== sign) {
    seen.set(id, { sign, since: Date.now() });
    return false;
  }
  return Date.now() - before.since > stuckAfterMs;
}
