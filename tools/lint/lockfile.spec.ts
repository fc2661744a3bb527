import { describe, expect, it } from '@jest/globals';
import { lockProblems } from './lockfile.mjs';

const needs = (name: string) => ({ optionalDependencies: { [name]: '1.0.0' } });

describe('the lock', () => {
  it('is sound when each optional package is there, in its own or an outer folder', () => {
    const packages = {
      '': {},
      'libs/model': needs('c'),
      'node_modules/a': needs('b'),
      'node_modules/b': {},
      'node_modules/x/node_modules/a': needs('b'),
      'libs/model/node_modules/c': {},
      'node_modules/@fermata/model': { resolved: 'libs/model', link: true },
    };
    expect(lockProblems({ packages })).toEqual([]);
  });

  it('names an optional package that it lacks', () => {
    const packages = {
      'node_modules/a': needs('@swc/core-linux-x64-gnu'),
      'node_modules/x/node_modules/b': {},
    };
    expect(lockProblems({ packages })).toEqual([
      'node_modules/a declares @swc/core-linux-x64-gnu as optional, but the lock has no @swc/core-linux-x64-gnu',
    ]);
  });

  it('names an address', () => {
    const packages = { 'node_modules/a': { resolved: 'https://example.test/a.tgz' } };
    expect(lockProblems({ packages })).toEqual(['node_modules/a has an address (resolved)']);
  });
});
