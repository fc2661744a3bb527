import { describe, expect, it } from '@jest/globals';
import { hashPassword, judgePassword, verifyPassword } from './passwords.ts';

describe('passwords', () => {
  it('are stored as argon2id and recognised', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(stored).toMatch(/^\$argon2id\$/);
    await expect(verifyPassword(stored, 'correct horse battery')).resolves.toBe(true);
    await expect(verifyPassword(stored, 'Correct horse battery')).resolves.toBe(false);
  });

  it('never match when nothing or something else is stored', async () => {
    await expect(verifyPassword(undefined, 'anything')).resolves.toBe(false);
    await expect(verifyPassword('not a hash', 'anything')).resolves.toBe(false);
  });

  it.each([
    ['short', 'a'.repeat(11)],
    ['endless', 'ab cd'.repeat(60)],
    ['monotonous', 'abababababab'],
    ['equal to the login', 'my-login-is-ada-1'],
  ])('are refused when %s', (_what, password) => {
    expect(judgePassword(password, 'ada').map((problem) => problem.code)).toEqual(['password.weak']);
  });

  it('are accepted for length alone', () => {
    expect(judgePassword('correct horse battery', 'ada')).toEqual([]);
  });
});
