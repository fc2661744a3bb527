import { describe, expect, it } from '@jest/globals';
import { compileSchemaForm } from '@fermata/forms';
import { answerText } from './answer-text.ts';

const plan = compileSchemaForm({
  type: 'object',
  properties: { note: { type: 'string', title: 'Note' }, tags: { type: 'array', items: { type: 'string' } } },
});

describe('an answer in words', () => {
  it('names its fields as the form does', () => {
    expect(answerText({ note: 'broken', amount: 40 }, plan)).toBe('Note: broken\namount: 40');
  });

  it('has every value, whatever its shape', () => {
    const values = { tags: ['a', 'b'], parts: [{ id: 1 }], none: null };
    expect(answerText(values, undefined)).toBe('tags: a, b\nparts: [{"id":1}]\nnone: null');
  });
});
