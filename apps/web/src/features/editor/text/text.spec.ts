import { describe, expect, it } from '@jest/globals';
import { completionIn } from './schema-completion.ts';
import { marksIn } from './marks.ts';

/** The options at the mark `|`. */
const at = (text: string) => {
  const offset = text.indexOf('|');
  return completionIn(text.replace('|', ''), offset);
};
const labels = (text: string) => at(text)?.options.map(({ label }) => label) ?? [];

describe('completion by the schema of the language', () => {
  it('offers the members of a workflow, of a step, and of an entry of a list', () => {
    expect(labels('kind: workflow\n|')).toEqual(expect.arrayContaining(['name', 'steps', 'triggers']));
    expect(labels('steps:\n  pay:\n    |')).toEqual(expect.arrayContaining(['type', 'next', 'retry']));
    expect(labels('steps:\n  pay:\n    next:\n      - |')).toEqual(expect.arrayContaining(['to', 'when']));
    expect(labels('steps:\n  pay:\n    next:\n      - to: x\n        |')).toEqual(
      expect.arrayContaining(['when']),
    );
    expect(labels('steps:\n  pay:\n    retry:\n      |')).toEqual(
      expect.arrayContaining(['first', 'attempts']),
    );
  });

  it('offers the values of an enumeration', () => {
    expect(labels('steps:\n  pay:\n    type: |')).toEqual(expect.arrayContaining(['task', 'manual', 'end']));
  });

  it('replaces the word that is begun', () => {
    expect(at('steps:\n  pay:\n    re|')).toMatchObject({ from: 18 });
  });

  it('is silent within a sentence', () => {
    expect(at('title: Refund of an order, |')).toBeUndefined();
  });
});

describe('marks in a text', () => {
  it('stand from the place of a problem to the end of its line', () => {
    const problem = {
      code: 'x',
      path: '',
      message: 'm',
      severity: 'error' as const,
      at: { line: 2, column: 4 },
    };
    expect(marksIn('one\n  two\nthree', [problem])).toEqual([
      { from: 7, to: 9, severity: 'error', message: 'm' },
    ]);
    expect(marksIn('one', [problem, { ...problem, at: { line: 1, column: 99 } }])).toMatchObject([
      { from: 3, to: 3 },
    ]);
  });
});
