import { describe, expect, it } from '@jest/globals';
import { asked } from './within.ts';

describe('a part that is asked', () => {
  it('answers', async () => {
    expect(await asked(1_000, () => Promise.resolve(4))).toEqual({ value: 4 });
  });

  it('fails as a value', async () => {
    expect(await asked(1_000, () => Promise.reject(new Error('gone')))).toEqual({ failure: 'gone' });
    const thrown = () => {
      throw new Error('at once');
    };
    expect(await asked(1_000, thrown)).toEqual({ failure: 'at once' });
  });

  it('is not waited for longer than it may take', async () => {
    expect(await asked(1, () => new Promise(() => undefined))).toEqual({ failure: 'no answer within 1 ms' });
  });
});
