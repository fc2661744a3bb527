import { describe, expect, it } from '@jest/globals';
import { AppError } from '@fermata/contracts';
import { asAppError } from './failure.ts';

const driver = (code: string) => Object.assign(new Error('driver'), { code, parameters: ['secret'] });

describe('a failure of the database', () => {
  it.each([
    ['40P01', 'database.busy', true],
    ['40001', 'database.busy', true],
    ['57014', 'database.busy', true],
    ['ECONNREFUSED', 'database.unavailable', true],
    ['57P01', 'database.unavailable', true],
    ['08006', 'database.unavailable', true],
    ['22021', 'value.unstorable', false],
    ['22008', 'value.unstorable', false],
  ])('%s is %s', (code, expected, retryable) => {
    expect(asAppError(driver(code))).toMatchObject({ code: expected, retryable });
  });

  it('of our own making stays what it is, without the values of its statement', () => {
    const bug = driver('42601');
    expect(asAppError(bug)).toBe(bug);
    expect(bug).not.toHaveProperty('parameters');
  });

  it('that was expected passes through', () => {
    const expected = new AppError('task.taken', 'taken', { status: 409 });
    expect(asAppError(expected)).toBe(expected);
  });
});
