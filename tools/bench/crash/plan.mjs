import { shuffled } from '../lib/random.mjs';

/** What is killed, by the names of the stack. */
export const targets = Object.freeze(['worker', 'api', 'postgres', 'temporal']);

/**
 * @typedef {'small' | 'approved' | 'rejected' | 'unknown' | 'late' | 'declined'} Kind
 *
 * @typedef {object} Planned one instance of the refund workflow
 * @property {Kind} kind
 * @property {string} key its idempotency key
 * @property {{ orderId: string, amount: number, reviewWithin?: string }} input
 * @property {'approve' | 'reject' | undefined} answer undefined = nobody is asked
 * @property {boolean} afterEscalation answered only once the supervisors have it
 * @property {boolean} approved how it ends
 *
 * @typedef {object} Slot a kill, and what is started before it
 * @property {string} target
 * @property {number} waitMs
 * @property {readonly Planned[]} starts
 */

const kinds = /** @type {const} */ ([
  'small',
  'approved',
  'rejected',
  'late',
  'approved',
  'unknown',
  'small',
  'declined',
]);

/**
 * The whole run by its seed: which instances, and before which kill each starts.
 * @param {{ instances: number, killsEach: number, gapMs: readonly [number, number], random: () => number, seed: number }} size
 * @returns {readonly Slot[]}
 */
export function planRun({ instances, killsEach, gapMs, random, seed }) {
  const [shortest, longest] = gapMs;
  const order = Array.from({ length: killsEach }, () => shuffled(targets, random)).flat();
  const all = Array.from({ length: instances }, (_, index) => planned(index, seed));
  return order.map((target, slot) => ({
    target,
    waitMs: Math.round(shortest + random() * (longest - shortest)),
    starts: all.filter((_, index) => Math.floor((index * order.length) / instances) === slot),
  }));
}

/** @param {number} index @param {number} seed @returns {Planned} */
function planned(index, seed) {
  const kind = kinds[index % kinds.length] ?? 'small';
  const isAsked = kind !== 'small' && kind !== 'unknown';
  return {
    kind,
    key: `bench-${seed}-${index}`,
    input: {
      orderId: kind === 'unknown' ? `x-${index}` : `o-${orderNumber(index)}`,
      amount: amountOf(kind, index),
      ...(kind === 'late' && { reviewWithin: 'PT2S' }),
    },
    answer: isAsked ? (kind === 'rejected' ? 'reject' : 'approve') : undefined,
    afterEscalation: kind === 'late',
    approved: kind === 'small' || kind === 'approved' || kind === 'late',
  };
}

/** Every hundredth order has the same risk: these are harmless (0.05 to 0.15) and have a total of 1,000 to 4,999. */
function orderNumber(index) {
  const harmless = [65, 38, 11, 84];
  return 100 * (index + 1) + (harmless[index % harmless.length] ?? 65);
}

/** Up to 100 nobody is asked; the shop declines what exceeds the order's total. */
function amountOf(kind, index) {
  if (kind === 'small') return 10 + (index % 90);
  return kind === 'declined' ? 9000 + index : 101 + index;
}
