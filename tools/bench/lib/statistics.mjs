/**
 * The value below which the share of the values lies, by nearest rank.
 * @param {readonly number[]} values
 * @param {number} share from 0 to 1
 */
export function quantile(values, share) {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return /** @type {number} */ (sorted[rank - 1]);
}

/** @param {readonly number[]} values */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/**
 * The ratios of pairs, as a line shows them.
 * @param {readonly number[]} ratios
 */
export function spread(ratios) {
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}

/**
 * In which order the blocks run: A B B A A B B A …, so that a drift of the host strikes both alike.
 * @param {number} pairs
 * @returns {readonly (readonly ['ours', 'anchor'] | readonly ['anchor', 'ours'])[]}
 */
export function interleaved(pairs) {
  return Array.from({ length: pairs }, (_, index) =>
    index % 2 === 0 ? /** @type {const} */ (['ours', 'anchor']) : /** @type {const} */ (['anchor', 'ours']),
  );
}
