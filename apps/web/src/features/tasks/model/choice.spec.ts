import { describe, expect, it } from '@jest/globals';
import { among, beside, moved, noChoice, rangedTo, stretched, toggled } from './choice.ts';

const ids = ['a', 'b', 'c', 'd'];
const at = (cursor: string) => ({ ...noChoice, cursor });

describe('the keyboard in a list', () => {
  it('begins at the first row and stays at the ends', () => {
    expect(beside(ids, undefined, 1)).toBe('a');
    expect(beside(ids, 'gone', -1)).toBe('a');
    expect(beside(ids, 'd', 1)).toBe('d');
    expect(beside(ids, 'a', -1)).toBe('a');
    expect(moved(at('b'), ids, 1).cursor).toBe('c');
    expect(beside([], 'a', 1)).toBeUndefined();
  });

  it('keeps what is chosen while it walks', () => {
    expect([...moved(toggled(at('b'), 'b'), ids, 1).chosen]).toEqual(['b']);
  });
});

describe('a choice', () => {
  it('takes a row in and leaves it out again', () => {
    const once = toggled(noChoice, 'b');
    expect([...once.chosen]).toEqual(['b']);
    expect([...toggled(once, 'b').chosen]).toEqual([]);
  });

  it('stretches from where the walk with Shift began, in both directions', () => {
    const down = stretched(stretched(at('b'), ids, 1), ids, 1);
    expect([...down.chosen].sort()).toEqual(['b', 'c', 'd']);
    expect([...stretched(at('c'), ids, -1).chosen].sort()).toEqual(['b', 'c']);
  });

  it('reaches to the row that is pressed with Shift', () => {
    expect([...rangedTo(toggled(noChoice, 'd'), ids, 'b').chosen].sort()).toEqual(['b', 'c', 'd']);
  });

  it('forgets rows that have left', () => {
    expect([...among({ ...noChoice, chosen: new Set(['a', 'x']) }, ids)]).toEqual(['a']);
  });
});
