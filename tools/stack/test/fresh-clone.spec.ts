import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { thisClone } from '../lib/index.mjs';

/** Everything that is loaded before start.mjs has installed anything: static imports, and those of its first step. */
async function importsFrom(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(file, 'utf8');
  const found = [...text.matchAll(/^(?:import|export) [^;]*?from '([^']+)';|^import '([^']+)';/gm)];
  for (const specifier of found.map(([, named, bare]) => named ?? bare ?? '')) {
    if (specifier.startsWith('.')) await importsFrom(join(dirname(file), specifier), seen);
    else seen.add(specifier);
  }
  return seen;
}

describe('npm start in a fresh clone', () => {
  it.each(['tools/stack/start.mjs', 'tools/stack/lib/running.mjs', 'tools/test/install.mjs'])(
    'loads nothing but modules of Node before the installation: %s',
    async (file) => {
      const all = [...(await importsFrom(join(thisClone, file)))];
      const outside = all.filter((specifier) => !specifier.startsWith('/') && !specifier.startsWith('node:'));
      expect(outside).toEqual([]);
      expect(all.length).toBeGreaterThan(1);
    },
  );
});
