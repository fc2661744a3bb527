import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const interpreter = join(root, 'libs/interpreter/src');

/** Rule id and file of each row of the page. */
const rows = [
  ...readFileSync(join(root, 'docs/rules.md'), 'utf8').matchAll(/^\| ([A-Z]\d) +\|.*\| `([^`]+)` +\|$/gm),
].map(([, rule = '', file = '']) => ({ rule, file }));

const placeOf = (file: string): string => join(/^(libs|temporal)\//.test(file) ? root : interpreter, file);

function sources(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(name));
}

describe('the page of the rules', () => {
  it('names for each rule a file that says that it keeps it', () => {
    expect(rows.length).toBeGreaterThan(50);
    const silent = rows.filter(({ rule, file }) => {
      const text = readFileSync(placeOf(file), 'utf8');
      return !new RegExp(`\\b${rule}\\b`).test(text);
    });
    expect(silent).toEqual([]);
  });

  it('has every rule that the interpreter names', () => {
    const known = new Set(rows.map(({ rule }) => rule));
    const named = sources(interpreter).flatMap((name) => {
      const text = readFileSync(join(interpreter, name), 'utf8');
      return [...text.matchAll(/\brules? ([A-Z]\d)\b/g)].map(([, rule = '']) => rule);
    });
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((rule) => !known.has(rule))).toEqual([]);
  });
});
