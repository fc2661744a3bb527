/**
 * How long to wait before a process is started again: half a second, doubled up to half a minute.
 * @param {number} failures in a row, from 1
 * @returns {number} milliseconds
 */
export declare function backOff(failures: number): number;
/**
 * The number of failures in a row after one more; a process that ran for a minute starts afresh.
 * @param {number} before
 * @param {number} ranMs
 * @returns {number}
 */
export declare function failuresAfter(before: number, ranMs: number): number;
