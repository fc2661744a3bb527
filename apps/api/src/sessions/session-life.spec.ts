import { describe, expect, it } from '@jest/globals';
import { idleMs, isDueForRotation, isLive, rotateAfterMs } from './session-life.ts';

const now = new Date('2026-03-02T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const later = new Date(now.getTime() + 1);

describe('the life of a session', () => {
  it('ends to the millisecond: by idleness or by age', () => {
    expect(isLive({ lastSeenAt: ago(idleMs - 1), expiresAt: later }, now)).toBe(true);
    expect(isLive({ lastSeenAt: ago(idleMs), expiresAt: later }, now)).toBe(false);
    expect(isLive({ lastSeenAt: now, expiresAt: now }, now)).toBe(false);
  });

  it('asks for a new cookie after its period, once', () => {
    expect(isDueForRotation({ createdAt: ago(rotateAfterMs - 1), replacedAt: null }, now)).toBe(false);
    expect(isDueForRotation({ createdAt: ago(rotateAfterMs), replacedAt: null }, now)).toBe(true);
    expect(isDueForRotation({ createdAt: ago(rotateAfterMs), replacedAt: ago(1) }, now)).toBe(false);
  });
});
