import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const folders = ['libs', 'apps', 'temporal', 'tools'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.next', 'planted', 'public', 'generated'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.d)\.(m?ts|tsx)$/.test(entry.name) ? [path] : [];
  });
}

/** Relative imports of a file, those of types too: a circle of types ties files together all the same. */
function importsOf(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^'";]*?from\s+'(\.[^']+)'/gms);
  return [...found].map((match) => join(dirname(file), match[1] ?? ''));
}

/** The first circle that a walk meets, as paths in order; undefined when there is none. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    done.add(file);
    for (const next of graph.get(file) ?? []) {
      const circle = walk(next, [...path, file]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = walk(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

describe('the imports of all files', () => {
  it('run in no circle, types included', () => {
    const files = folders.flatMap((folder) => sources(join(root, folder)));
    const circle = findCircle(new Map(files.map((file) => [file, importsOf(file)])));
    expect(circle?.map((file) => relative(root, file))).toBeUndefined();
    expect(files.length).toBeGreaterThan(300);
  });

  it('would show a circle of two', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'a']],
      ['c', []],
    ]);
    expect(findCircle(graph)).toEqual(['a', 'b', 'a']);
  });
});
