import { benches } from './benches.mjs';

/** @typedef {import('./bench.mjs').Options} Options */

const fewestPairs = 5;
const usage = 'npm run bench -- <name> [--pairs 7] [--json file] [--short]';

/**
 * Reads the command line.
 * @param {readonly string[]} args
 * @returns {Options | { readonly problem: string }}
 */
export function readOptions(args) {
  const rest = [...args];
  /** @type {Options} */
  const options = { name: '', pairs: 7, short: false };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const problem = readWord(word, rest, options);
    if (problem) return { problem };
  }
  if (!Object.hasOwn(benches, options.name)) {
    return { problem: options.name ? `There is no bench "${options.name}".` : `Usage: ${usage}` };
  }
  return options;
}

/** @param {string} word @param {string[]} rest @param {Options} options @returns {string | undefined} */
function readWord(word, rest, options) {
  if (word === '--short') {
    options.short = true;
    return undefined;
  }
  if (word === '--json') {
    const file = rest.shift();
    if (file !== undefined) options.json = file;
    return file === undefined ? '--json needs a file.' : undefined;
  }
  if (word === '--pairs') {
    options.pairs = Number(rest.shift());
    const isCount = Number.isInteger(options.pairs) && options.pairs >= fewestPairs;
    return isCount ? undefined : `--pairs is a whole number from ${fewestPairs}.`;
  }
  if (word.startsWith('-') || options.name) return `"${word}" is not understood. Usage: ${usage}`;
  options.name = word;
  return undefined;
}
