import { execFile } from 'node:child_process';
/** Runs a short command and gives its output; rejects with it when the command fails. */
export declare const run: typeof execFile.__promisify__;
