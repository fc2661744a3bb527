import { describe, expect, it } from '@jest/globals';
import { nothingTyped, titleAhead, typeOn, type Typed } from './type-ahead.ts';

const titles = ['Decide', 'End', 'Emit an event', 'HTTP request', 'Review'];

/** Types keys, each so many milliseconds after the one before. */
function typed(keys: string, everyMs = 100): Typed {
  return [...keys].reduce<Typed>((before, key, index) => typeOn(before, key, index * everyMs)!, nothingTyped);
}

describe('letters typed in a list', () => {
  it.each([
    ['h', 0, 3],
    ['e', 0, 1],
    ['e', 1, 2],
    ['ee', 1, 2],
    ['e', 2, 1],
    ['EM', 1, 2],
    ['em', 2, 2],
    ['re', 0, 4],
    ['d', 0, 0],
  ])('lead by %s from %d to %d', (keys, here, there) => {
    expect(titleAhead(titles, here, typed(keys))).toBe(there);
  });

  it('lead nowhere when nothing begins so', () => {
    expect(titleAhead(titles, 0, typed('x'))).toBeUndefined();
    expect(titleAhead(titles, 0, typed('ex'))).toBeUndefined();
    expect(titleAhead([], 0, typed('e'))).toBeUndefined();
  });

  it('begin a new word after a pause', () => {
    expect(typed('em', 700).text).toBe('em');
    expect(typed('em', 701).text).toBe('m');
  });

  it('are letters and digits only', () => {
    for (const key of [' ', '?', 'Enter', 'ArrowDown', 'F2'])
      expect(typeOn(nothingTyped, key, 0)).toBeUndefined();
  });
});
