const firstMs = 500;
const largestMs = 30_000;
const healthyAfterMs = 60_000;

/**
 * How long to wait before a process is started again: half a second, doubled up to half a minute.
 * @param {number} failures in a row, from 1
 * @returns {number} milliseconds
 */
export function backOff(failures) {
  return Math.min(largestMs, firstMs * 2 ** (failures - 1));
}

/**
 * The number of failures in a row after one more; a process that ran for a minute starts afresh.
 * @param {number} before
 * @param {number} ranMs
 * @returns {number}
 */
export function failuresAfter(before, ranMs) {
  return ranMs >= healthyAfterMs ? 1 : before + 1;
}
