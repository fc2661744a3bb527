import { describe, expect, it } from '@jest/globals';
import { inTurns } from './alone-first.mjs';

describe('journeys', () => {
  it('that change what others stand on run first, one by one, and the others side by side', () => {
    const [a, b, c] = ['a.e2e.spec.ts', 'b.alone.e2e.spec.ts', 'c.e2e.spec.ts'].map((path) => ({ path }));
    expect(inTurns([a!, b!, c!])).toEqual([
      { tests: [b], serial: true },
      { tests: [a, c], serial: false },
    ]);
  });

  it('that are asked for by name wait for nobody', () => {
    const only = { path: 'a.e2e.spec.ts' };
    expect(inTurns([only])).toEqual([{ tests: [only], serial: false }]);
  });
});
