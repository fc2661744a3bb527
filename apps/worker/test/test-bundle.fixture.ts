import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleShell } from '../src/hosting/bundle.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const rooms = ['temporal/workflows', 'libs/interpreter', 'libs/contracts', 'libs/expressions', 'libs/model'];

/** The path of a bundle of the shell's sources: made once for all specs, anew when a source has changed. */
export async function testBundle(): Promise<{ readonly codePath: string }> {
  const folder = join(root, '.cache', 'shell-bundle');
  const codePath = join(folder, `${await sourcesHash()}.js`);
  if (existsSync(codePath)) return { codePath };
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${randomUUID()}.tmp`);
  await writeFile(draft, await bundleShell(shellEntry()));
  await rename(draft, codePath);
  return { codePath };
}

/** The shell's source, as the bundler takes it. */
export function shellEntry(): string {
  return join(root, 'temporal', 'workflows', 'src', 'index.ts');
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const room of rooms)
    for (const file of await sourcesOf(join(root, room, 'src'))) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 24);
}

async function sourcesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  const sources = entries.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  return sources.sort().map((name) => join(folder, name));
}
