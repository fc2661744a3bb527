import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main as runProgram } from './program.ts';

/** Runs `fermata` with these arguments and answers with its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const manifest: unknown = JSON.parse(
    await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  );
  const version = (manifest as { version: string }).version;
  return runProgram(args, version);
}
