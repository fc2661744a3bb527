import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createInterpreter } from '@fermata/interpreter';
import { LAWS, runOf, type Run } from './laws.fixture.ts';

const isLong = process.env.FERMATA_LONG === '1';
const pairs = fc.tuple(fc.integer({ min: 0, max: 2_147_483_647 }), fc.integer({ min: 0, max: 65_535 }));
const samples = fc.sample(pairs, { numRuns: isLong ? 50_000 : 150, seed: 7 });

/** Says which program broke the law: `runOf` of these two numbers gives it again. */
function judge(law: (run: Run) => void, numbers: readonly [number, number], run: Run): void {
  try {
    law(run);
  } catch (error) {
    throw new Error(`broken by runOf([${numbers.join(', ')}])`, { cause: error });
  }
}

describe('over random programs with late, double and meaningless occurrences', () => {
  if (isLong) {
    it('every law holds', () => {
      for (const numbers of samples) {
        const run = runOf(numbers);
        for (const [, law] of LAWS) judge(law, numbers, run);
      }
      expect(samples).toHaveLength(50_000);
    }, 7_200_000);
  } else {
    const runs = samples.map((numbers) => [numbers, runOf(numbers)] as const);
    it.each(LAWS)(
      '%s',
      (_title, law) => {
        for (const [numbers, run] of runs) judge(law, numbers, run);
        expect(runs).toHaveLength(150);
      },
      60_000,
    );
  }

  it('L7: a plan of another engine version is taken by nobody', () => {
    const { plan } = runOf([1, 1]);
    expect(() => createInterpreter({ ...plan, engineVersion: 2 as never })).toThrow('engine version 2');
  });
});
