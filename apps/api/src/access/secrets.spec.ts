import { describe, expect, it } from '@jest/globals';
import { hashOfSecret, hashOfToken, isSameSecret, newSecret, newTokenSecret } from './secrets.ts';

describe('secrets', () => {
  it('carry 256 random bits', () => {
    expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
  });

  it('are recognised by their hash alone', () => {
    const { secret, prefix, hash } = newTokenSecret();
    expect(secret).toMatch(/^fermata_[a-z0-9]{8}_[\w-]{43}$/);
    expect(secret.startsWith(prefix)).toBe(true);
    expect(hashOfToken(secret)).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['', 'fermata_', `fermata_1234abcd_${'a'.repeat(44)}`, `other_1234abcd_${'a'.repeat(43)}`])(
    'are not looked for when they cannot be one: %s',
    (text) => {
      expect(hashOfToken(text)).toBeUndefined();
      expect(hashOfSecret(`${text}!`)).toBeUndefined();
    },
  );

  it('are compared whole', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true);
    expect(isSameSecret('ab', 'abc')).toBe(false);
    expect(isSameSecret(undefined, 'abc')).toBe(false);
  });
});
