import { loadavg } from 'node:os';

/** A measurement at a higher load is flagged, not failed. */
const quietLoad = 1.5;

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} ours
 * @property {number} anchor
 * @property {{ median: number, min: number, max: number }} ratio
 * @property {number} goal the largest ratio that passes
 * @property {{ ours: number, anchor: number }} [cpuMs] per instance
 * @property {string} [unit]
 */

/**
 * One measure against its anchor as one line; `load` is that of the whole host.
 * @param {Row} row
 * @param {number} [load]
 */
export function ratioLine({ name, ours, anchor, ratio, goal, cpuMs, unit = '' }, load = loadNow()) {
  const cpu = cpuMs ? ` cpu_ms=${short(cpuMs.ours)}/${short(cpuMs.anchor)}` : '';
  const range = `${ratio.median.toFixed(2)} [${ratio.min.toFixed(2)}..${ratio.max.toFixed(2)}]`;
  const verdict = meets(ratio.median, goal) ? 'PASS' : 'FAIL';
  return `${name} ours=${short(ours)}${unit} anchor=${short(anchor)}${unit} ratio=${range} goal<=${goal.toFixed(2)} ${verdict}${cpu} ${loadWords(load)}`;
}

/**
 * One figure against a limit as one line.
 * @param {{ name: string, value: number, goal: number, unit: string, digits?: number }} row
 */
export function limitLine({ name, value, goal, unit, digits = 1 }) {
  const verdict = value <= goal ? 'PASS' : 'FAIL';
  return `${name} ours=${value.toFixed(digits)}${unit} goal<=${goal}${unit} ${verdict} ${loadWords(loadNow())}`;
}

/**
 * One count that must be exactly what was asked for, as one line.
 * @param {{ name: string, value: number, goal: number }} row
 */
export function countLine({ name, value, goal }) {
  return `${name} ours=${value} goal=${goal} ${value === goal ? 'PASS' : 'FAIL'}`;
}

/**
 * Whether a ratio, seen with the two digits that are printed, reaches its goal. No figure reaches none.
 * @param {number} ratio
 * @param {number} goal
 */
export function meets(ratio, goal) {
  return Number(ratio.toFixed(2)) <= goal;
}

/** The load average of the last minute. */
export function loadNow() {
  return loadavg()[0] ?? Number.NaN;
}

/** @param {number} load */
function loadWords(load) {
  return `load=${load.toFixed(1)}${load > quietLoad ? ' (busy host: trust ratios and CPU, not times)' : ''}`;
}

/** @param {number} value */
function short(value) {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
