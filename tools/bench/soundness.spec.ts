import { describe, expect, it } from '@jest/globals';
import { prove } from '@fermata/proof';
import { answer, contradictions } from './soundness/compare.mjs';
import { generate } from './soundness/generate.mjs';

const hundreds = [1, 1001, 2001, 3001, 4001, 5001];
const each = 25;

describe('the soundness of generated graphs', () => {
  it.each(hundreds)('is judged as they were built, and as the core runs them (seeds from %i)', (from) => {
    const seeds = Array.from({ length: each }, (_, at) => from + at);
    const rows = seeds.map((seed) => {
      const graph = generate(seed, 50);
      const answered = answer(graph);
      return { seed, ...answered, against: contradictions(graph, answered, 3) };
    });
    expect(rows.filter(({ judged, against }) => judged !== 'right' || against > 0)).toEqual([]);
  });

  it('is the same when games are not made smaller before they are played', () => {
    const rows = Array.from({ length: 25 }, (_, at) => {
      const { plan, isSound } = generate(at + 1, 60);
      const { verdict } = prove(plan, { isPlain: true, bound: 1_000 });
      return { seed: at + 1, isSound, verdict };
    });
    const wrong = rows.filter(({ isSound, verdict }) => verdict === (isSound ? 'unsound' : 'sound'));
    expect(wrong).toEqual([]);
  });

  it('is the same for the same seed', () => {
    expect(generate(7, 60)).toEqual(generate(7, 60));
  });
});
