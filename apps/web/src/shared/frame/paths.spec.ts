import { describe, expect, it } from '@jest/globals';
import { definitionPath, isWithin, newDefinitionPath, safeTarget } from './paths.ts';

describe('the target after signing in', () => {
  it('is a path of this application', () => {
    for (const path of ['/', '/workflows?status=draft#x', '/instances/i-1'])
      expect(safeTarget(path)).toBe(path);
  });

  it('is home for everything that a browser would take for another site', () => {
    const hostile = [
      null,
      '',
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      'javascript:alert(1)',
      '/.//evil.example',
      '/a/..//evil.example',
      'workflows',
    ];
    for (const target of hostile) expect(safeTarget(target)).toBe('/');
  });
});

describe('the pages of things', () => {
  it('escape what a name may hold', () => {
    expect(definitionPath('workflow', 'a/b?c')).toBe('/workflows/a%2Fb%3Fc');
    expect(definitionPath('calendar', 'office')).toBeUndefined();
  });

  it('are made where the list of their kind is', () => {
    expect(newDefinitionPath('decision')).toBe('/decisions?dialog=new');
    expect(newDefinitionPath('event')).toBeUndefined();
  });

  it('lie in one area', () => {
    expect(isWithin('/workflows/a', '/workflows')).toBe(true);
    expect(isWithin('/workflows-of-others', '/workflows')).toBe(false);
    expect(isWithin('/workflows', '/')).toBe(false);
  });
});
