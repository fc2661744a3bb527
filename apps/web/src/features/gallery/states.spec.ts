import { describe, expect, it } from '@jest/globals';
import { exhibit, statesOf, type SampleWords } from './states.ts';

const words: SampleWords = {
  title: 'Text',
  help: 'Help',
  long: 'Long title',
  error: 'Wrong',
  warning: 'Odd',
};
const text = {
  node: { component: 'text' },
  schema: { type: 'string' },
  value: 'Ada',
  long: 'Ada '.repeat(20),
};

describe('a component in the gallery', () => {
  it('is empty, filled, and wrong where its state says so', () => {
    expect(exhibit(text, 'empty', words).values).toEqual({});
    expect(exhibit(text, 'filled', words).values).toEqual({ sample: 'Ada' });
    expect(exhibit(text, 'long', words).values).toEqual({ sample: text.long });
    expect(exhibit(text, 'error', words).problems).toEqual([
      { code: 'sample', path: '/sample', message: 'Wrong', severity: 'error' },
    ]);
  });

  it('is required by its schema and disabled by its definition', () => {
    expect(exhibit(text, 'required', words).plan.nodes[0]?.required).toBe(true);
    expect(exhibit(text, 'disabled', words).plan.nodes[0]?.enable).toBe('false');
    expect(exhibit(text, 'readOnly', words).isReadOnly).toBe(true);
    expect(exhibit(text, 'rtl', words).dir).toBe('rtl');
  });

  it('has fewer states where it only shows', () => {
    expect(statesOf({ node: { component: 'separator' } })).toEqual(['filled', 'long', 'rtl']);
    expect(statesOf(text)).toHaveLength(9);
  });
});
