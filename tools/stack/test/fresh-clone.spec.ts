import { describe, expect, it } from '@jest/globals';
import { access, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildSteps, pageSteps, thisClone } from '../lib/index.mjs';

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

  it('builds what every package builds: compiling, and the steps that some do after it', async () => {
    const folders = (await Promise.all(['apps', 'libs', 'temporal', 'tools'].map(packagesIn))).flat();
    const builds = await Promise.all(folders.map(buildOf));
    const steps = builds.flatMap(({ folder, build }) => {
      expect(build).toMatch(/^(tsc -b( && node \S+)*|node \S+)$/);
      return [...build.matchAll(/(?:^| && )node (\S+)/g)].map(([, step]) => `${folder}/${step}`);
    });
    expect(steps.sort()).toEqual([...pageSteps, ...buildSteps].sort());
    expect(builds.length).toBeGreaterThan(5);
  });
});

async function packagesIn(parent: string): Promise<string[]> {
  const names = await readdir(join(thisClone, parent));
  const found = await Promise.all(names.map((name) => isFile(join(thisClone, parent, name, 'package.json'))));
  return names.filter((_, index) => found[index]).map((name) => `${parent}/${name}`);
}

function isFile(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function buildOf(folder: string): Promise<{ folder: string; build: string }> {
  const manifest: unknown = JSON.parse(await readFile(join(thisClone, folder, 'package.json'), 'utf8'));
  const { scripts } = manifest as { scripts: Record<string, string> };
  return { folder, build: scripts['build'] ?? 'none' };
}
