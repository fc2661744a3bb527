import { describe, expect, it } from '@jest/globals';
import { planOf, Script, task } from '../script.fixture.ts';

const copies = (many: unknown) =>
  planOf(
    { a: task([], { next: [{ to: 'b', copies: many }] }), b: task(), c: task() },
    { onError: { to: 'c' } },
  );

describe('copies (rules T4, T9, pattern 42)', () => {
  it('puts as many tokens as it says, a number or an expression', () => {
    const three = new Script(copies(3));
    expect(three.done('a#1')).toEqual(['dispatchTask b#1', 'dispatchTask b#2', 'dispatchTask b#3']);
    const many = new Script(copies('${ output.n + 1 }'));
    expect(many.done('a#1', { n: 1 })).toHaveLength(2);
  });

  it('ends the token where it puts none: that is no next.none', () => {
    expect(new Script(copies(0)).done('a#1')).toEqual(['close completed']);
  });

  it.each([['-1'], ['1001'], ['1.5'], ['"two"']])('fails the step where the expression yields %s', (text) => {
    const script = new Script(copies(`\${ ${text} }`));
    expect(script.done('a#1')).toEqual(['dispatchTask c#1']);
    expect(script.state.instance.error?.code).toBe('expression.failed');
  });

  it('fails the step that would place more than 5,000 tokens, and only explicit `on` catches it', () => {
    const wide = (entry: object) =>
      planOf({
        a: task([], {
          split: 'all',
          next: Array.from({ length: 6 }, () => ({ to: 'b', copies: 1_000 })),
          catch: [entry],
        }),
        b: task(),
        c: task(),
      });
    expect(new Script(wide({ on: ['token.limit'], to: 'c' })).done('a#1')).toEqual(['dispatchTask c#1']);
    expect(new Script(wide({ to: 'c' })).done('a#1')).toEqual(['close failed token.limit']);
  });
});
