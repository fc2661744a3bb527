import { describe, expect, it } from '@jest/globals';
import { inTurns } from './alone-first.mjs';

const specs = (...names: readonly string[]) => names.map((name) => ({ path: `/src/${name}.e2e.spec.ts` }));

describe('journeys', () => {
  it('that change what others stand on run first, one by one, and the others side by side', () => {
    const [a, b, c] = specs('a', 'b.alone', 'c');
    expect(inTurns([a!, b!, c!])).toEqual([
      [{ tests: [b], serial: true }],
      [{ tests: [a, c], serial: false }],
    ]);
  });

  it('that bring a stack of their own run beside those that change the one of all', () => {
    const [a, b, c, d] = specs('a', 'b.alone', 'c.own', 'd.alone');
    expect(inTurns([a!, b!, c!, d!])).toEqual([
      [
        { tests: [b, d], serial: true },
        { tests: [c], serial: false },
      ],
      [{ tests: [a], serial: false }],
    ]);
  });

  it('begin with the longest of those side by side', () => {
    const [a, b, c, d] = specs('a', 'routes-of-people', 'c', 'routes-of-building');
    expect(inTurns([a!, b!, c!, d!])).toEqual([[{ tests: [b, d, a, c], serial: false }]]);
  });

  it('that are asked for by name wait for nobody', () => {
    const [only] = specs('a');
    expect(inTurns([only!])).toEqual([[{ tests: [only], serial: false }]]);
  });
});
