import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Circles } from './circles.mjs';

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

describe('the imports of all files', () => {
  it('run in no circle, types included', () => {
    const files = folders.flatMap((folder) => sources(join(root, folder)));
    const circles = new Circles();
    const found = files.map((file) => circles.through(file)).find((circle) => circle !== undefined);
    expect(found?.map((file) => relative(root, file))).toBeUndefined();
    expect(files.length).toBeGreaterThan(300);
  });

  it.each([
    ['values', "import { c } from './c.ts';"],
    ['types', "import type { C } from './c.ts';"],
    ['what is passed on', "export * from './c.ts';"],
    ['effects alone', "import './c.ts';"],
    ['what is fetched later', "const c = await import('./c.ts');"],
    ['several lines', "import {\n  c,\n} from './c.ts';"],
  ])('would show a circle of three by %s, shortest way first', (_, text) => {
    const circles = new Circles();
    circles.learn('/x/a.ts', "import { d } from './d.ts';\nimport { b } from './b.ts';");
    circles.learn('/x/b.ts', text);
    circles.learn('/x/c.ts', "import { a } from './a.ts';");
    circles.learn('/x/d.ts', "import { b } from './b.ts';");
    circles.learn('/x/outside.ts', "import { a } from './a.ts';");
    expect(circles.through('/x/a.ts')).toEqual(['/x/a.ts', '/x/b.ts', '/x/c.ts', '/x/a.ts']);
    expect(circles.through('/x/outside.ts')).toBeUndefined();
  });

  it('would show a circle through the door of a package', () => {
    const circles = new Circles();
    const [door, inside] = ['index.ts', 'inside.ts'].map((name) => join(root, 'libs/model/src', name));
    circles.learn(door ?? '', "export { inside } from './inside.ts';");
    circles.learn(inside ?? '', "import { inside } from '@fermata/model';");
    expect(circles.through(inside ?? '')).toEqual([inside, door, inside]);
  });
});
