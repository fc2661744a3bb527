import { describe, expect, it } from '@jest/globals';
import { isStartDecided } from './claim-consent.ts';

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
