import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SourceFormat } from '@fermata/contracts';
import { readText } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';

/** One definition file as given on the command line. */
export interface SourceFile {
  readonly path: string;
  readonly source: string;
  readonly format: SourceFormat;
}

const formats: Readonly<Record<string, SourceFormat>> = Object.freeze({
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
});

/**
 * Reads definition files; a folder gives every .yaml, .yml and .json file below it, in order of their names.
 * @throws CommandFailure for a file that cannot be read or is of another kind.
 */
export async function readSources(paths: readonly string[]): Promise<readonly SourceFile[]> {
  const found = (await Promise.all(paths.map(expand))).flat();
  return Promise.all(
    found.map(async (path) => ({ path, source: await readText(path), format: formatOf(path) })),
  );
}

async function expand(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory() !== true) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && formats[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function formatOf(path: string): SourceFormat {
  const format = formats[extname(path)];
  if (format === undefined) {
    throw new CommandFailure(exitCode.usage, `${path}: a definition is a .yaml, .yml or .json file`);
  }
  return format;
}
