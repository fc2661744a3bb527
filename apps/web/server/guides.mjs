import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..');

/** Puts the guides beside the pages, so that help needs nobody else's network. */
export async function copyGuides() {
  const from = join(folder, '../../docs/guides');
  const to = join(folder, 'public/guides');
  await mkdir(to, { recursive: true });
  const names = (await readdir(from)).filter((name) => name.endsWith('.md'));
  await Promise.all(names.map((name) => cp(join(from, name), join(to, name))));
}
