/** Runs a short command and gives its output; rejects with it when the command fails. */
export const run: typeof execFile.__promisify__;
import { execFile } from 'node:child_process';
