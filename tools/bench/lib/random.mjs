/**
 * Numbers from 0 to below 1 that a seed determines wholly (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The seed of BENCH_SEED, else a new one.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function seedOf(env = process.env) {
  const given = Number(env['BENCH_SEED']);
  return env['BENCH_SEED'] && Number.isInteger(given) ? given : Date.now() % 2 ** 31;
}

/**
 * The same items in an order of chance.
 * @template T
 * @param {readonly T[]} items
 * @param {() => number} random
 * @returns {T[]}
 */
export function shuffled(items, random) {
  const rest = [...items];
  const taken = [];
  while (rest.length > 0) taken.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return taken;
}
