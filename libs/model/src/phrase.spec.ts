import { describe, expect, it } from '@jest/globals';
import { allOf, eitherOf, errorAt, inEnglish, inRow, phraseOf, said, warningAt } from './index.ts';

const english = (words: ReturnType<typeof eitherOf>): string =>
  typeof words === 'string' ? words : inEnglish(words);

describe('a phrase', () => {
  it('keeps its template and its values apart, and says both in English', () => {
    const phrase = said`there is no step \`${{ step: 'pay' }}\` in ${{ count: 2 }} steps`;
    expect(phrase).toEqual({
      template: 'there is no step `{step}` in {count} steps',
      values: { step: 'pay', count: 2 },
    });
    expect(inEnglish(phrase)).toBe('there is no step `pay` in 2 steps');
  });

  it('takes phrases in, so that each part can be said in another language', () => {
    const inner = said`there is no day ${{ day: 'x' }}`;
    expect(inEnglish(said`calendar \`${{ name: 'c' }}\`: ${{ problem: inner }}`)).toBe(
      'calendar `c`: there is no day x',
    );
  });

  it('never fills in what stands in a value, nor what was not given', () => {
    expect(inEnglish(said`no field ${{ name: '{name} {constructor}' }}`)).toBe(
      'no field {name} {constructor}',
    );
    expect(inEnglish({ template: 'a {toString} {b}', values: {} })).toBe('a {toString} {b}');
  });

  it('says the beginning of a text that no sentence holds', () => {
    const told = inEnglish(
      said`no column \`${{ name: `${'x'.repeat(999)}\u{1d4b3}${'y'.repeat(70_000)}` }}\``,
    );
    expect(told).toBe(`no column \`${'x'.repeat(999)}…\``);
    const name = 'x'.repeat(1_000);
    expect(inEnglish(said`${{ name }}`)).toBe(name);
  });

  it('lists words in a row, as a choice, and as a sum', () => {
    expect(english(eitherOf(['a', 'b', said`c`]))).toBe('a or b or c');
    expect(english(allOf(['a', 'b']))).toBe('a and b');
    expect([eitherOf([]), eitherOf(['a'])]).toEqual(['', 'a']);
    expect(inEnglish(inRow([said`a`, said`b`], '; '))).toBe('a; b');
    expect(inRow([said`a`], '; ')).toEqual(said`a`);
  });
});

describe('a problem', () => {
  it('says its phrases in English and keeps those that have values', () => {
    const problem = errorAt('/a', 'x.y', said`no ${{ name: 'b' }}`, said`did you mean ${{ near: 'c' }}?`);
    expect(problem).toEqual({
      code: 'x.y',
      path: '/a',
      severity: 'error',
      message: 'no b',
      fix: 'did you mean c?',
      said: { template: 'no {name}', values: { name: 'b' } },
      saidFix: { template: 'did you mean {near}?', values: { near: 'c' } },
    });
    expect(phraseOf(problem)).toEqual(said`no ${{ name: 'b' }}`);
  });

  it('of a phrase without values is its message', () => {
    expect(warningAt('', 'x', said`This is so.`)).toEqual(warningAt('', 'x', 'This is so.'));
    expect(phraseOf(warningAt('', 'x', said`This is so.`))).toEqual(said`This is so.`);
  });
});
