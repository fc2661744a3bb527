import { describe, expect, it } from '@jest/globals';
import { gatherMs, waitBefore } from './pace.ts';

const now = 100_000;

describe('a list that hears of changes', () => {
  it('asks at once for the first, and for one after a quiet time', () => {
    expect(waitBefore({ now, isOwn: false })).toBe(gatherMs);
    expect(waitBefore({ now, askedAt: now - 60_000, isOwn: false })).toBe(gatherMs);
  });

  it('waits some seconds after it has asked while none of its own rows has changed', () => {
    expect(waitBefore({ now, askedAt: now - 1_000, isOwn: false })).toBe(3_000);
  });

  it('waits a moment only when one of its rows has changed, and never asks twice in a moment', () => {
    expect(waitBefore({ now, askedAt: now - 900, isOwn: true })).toBe(gatherMs);
    expect(waitBefore({ now, askedAt: now, isOwn: true })).toBe(1_000);
  });
});
