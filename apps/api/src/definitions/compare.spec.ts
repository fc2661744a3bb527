import { describe, expect, it } from '@jest/globals';
import { compareDocuments } from './compare.ts';

describe('comparing two versions', () => {
  it('finds nothing between equal documents, whatever the order of their members', () => {
    expect(compareDocuments({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toEqual([]);
  });

  it('names what was added, removed and changed by its place', () => {
    const before = { steps: { pay: { type: 'task', timeout: 'PT1S' }, old: { type: 'end' } } };
    const after = { steps: { pay: { type: 'task', timeout: 'PT2S' }, new: { type: 'end' } } };
    expect(compareDocuments(before, after)).toEqual([
      { op: 'added', path: '/steps/new', after: { type: 'end' } },
      { op: 'removed', path: '/steps/old', before: { type: 'end' } },
      { op: 'changed', path: '/steps/pay/timeout', before: 'PT1S', after: 'PT2S' },
    ]);
  });

  it('compares lists item by item and escapes names in places', () => {
    expect(compareDocuments({ 'a/b': [1, 2] }, { 'a/b': [1, 3, 4] })).toEqual([
      { op: 'changed', path: '/a~1b/1', before: 2, after: 3 },
      { op: 'added', path: '/a~1b/2', after: 4 },
    ]);
  });

  it('takes a change of type as one change', () => {
    expect(compareDocuments({ a: [1] }, { a: { b: 1 } })).toEqual([
      { op: 'changed', path: '/a', before: [1], after: { b: 1 } },
    ]);
  });
});
