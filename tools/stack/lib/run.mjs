import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a short command and gives its output; rejects with it when the command fails. */
export const run = promisify(execFile);
