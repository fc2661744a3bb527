import { describe, expect, it } from '@jest/globals';
import { LastUsed } from './last-used.ts';

describe('what was used last', () => {
  it('is made once', async () => {
    const kept = new LastUsed<object>();
    const made = { of: 'a' };
    await expect(kept.of('a', () => Promise.resolve(made))).resolves.toBe(made);
    await expect(kept.of('a', () => Promise.reject(new Error('made again')))).resolves.toBe(made);
  });

  it('is asked for again where nothing was found', async () => {
    const kept = new LastUsed<object>();
    await expect(kept.of('a', () => Promise.resolve(undefined))).resolves.toBeUndefined();
    await expect(kept.of('a', () => Promise.resolve({ of: 'a' }))).resolves.toEqual({ of: 'a' });
  });

  it('stays, and what has not been used for longest goes', async () => {
    const kept = new LastUsed<object>();
    const use = (key: string) => kept.of(key, () => Promise.resolve({ key }));
    const first = await use('first');
    const second = await use('second');
    for (let n = 0; n < 198; n += 1) await use(`more ${n}`);
    await use('first');
    await use('one too many');
    await expect(use('first')).resolves.toBe(first);
    await expect(use('second')).resolves.not.toBe(second);
  });
});
