import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeployRequest } from '@fermata/contracts';

const examples = join(import.meta.dirname, '..', '..', '..', '..', 'schemas', 'examples');
const businesses = Object.freeze(['refunds', 'triage']);

/** The definitions of the two example businesses, tests included. */
export async function demoFiles(): Promise<DeployRequest['files']> {
  const folders = await Promise.all(businesses.map(readFolder));
  return folders.flat();
}

async function readFolder(name: string): Promise<DeployRequest['files']> {
  const folder = join(examples, name);
  const names = (await readdir(folder)).filter((entry) => entry.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (entry) => ({
      path: `${name}/${entry}`,
      source: await readFile(join(folder, entry), 'utf8'),
      format: 'yaml' as const,
    })),
  );
}
