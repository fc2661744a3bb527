import { describe, expect, it } from '@jest/globals';
import { isStartDecided, rivalsOf } from './claim-consent.ts';

const planOf = (step: object, others: object = {}) =>
  ({ steps: { a: { type: 'manual', ...step }, ...others } }) as never;

describe('whether the instance decides a claim', () => {
  it('does where the claim takes a lock, outlasts a milestone or wins a race (rules L1, L2, W3)', () => {
    expect(isStartDecided(planOf({ lock: [{ name: 'x', hold: 'visit', take: 'start' }] }), 'a')).toBe(true);
    expect(isStartDecided(planOf({ whileIn: { step: 'b' } }), 'a')).toBe(true);
    const race = { r: { split: 'race', win: 'start', next: [{ to: 'a' }] } };
    expect(isStartDecided(planOf({}, race), 'a')).toBe(true);
  });

  it('does not elsewhere: the rows decide alone', () => {
    expect(isStartDecided(planOf({ lock: [{ name: 'x', hold: 'visit', take: 'enable' }] }), 'a')).toBe(false);
    const races = {
      r: { split: 'race', next: [{ to: 'a' }] },
      q: { split: 'race', win: 'start', next: [{ to: 'b' }] },
    };
    expect(isStartDecided(planOf({}, races), 'a')).toBe(false);
    expect(isStartDecided(planOf({}), 'constructor')).toBe(false);
    expect(isStartDecided(undefined, 'a')).toBe(false);
  });
});

describe('whose start excludes a task', () => {
  const lock = [{ name: 'x', hold: 'visit', take: 'start' }];

  it('is that of the steps with its lock, its own too, and of the members of its race', () => {
    const others = {
      b: { lock },
      c: { lock: [{ name: 'y', take: 'start' }] },
      r: { split: 'race', win: 'start', next: [{ to: 'a' }, { to: 'd' }] },
      q: { split: 'race', next: [{ to: 'a' }, { to: 'e' }] },
    };
    expect(rivalsOf(planOf({ lock }, others), 'a')).toEqual(['a', 'b', 'd']);
    expect(rivalsOf(planOf({}), 'a')).toEqual([]);
    expect(rivalsOf(undefined, 'a')).toEqual([]);
  });
});
