import { describe, expect, it } from '@jest/globals';
import { lastDigestAt } from './digest-time.ts';

const last = (now: string, digestAt: string, zone: string): string =>
  lastDigestAt(new Date(now), digestAt, zone).toISOString();

describe('the last digest', () => {
  it('was at the full hour, or today or yesterday at the local time', () => {
    expect(last('2026-03-09T08:59:59Z', 'hourly', 'Europe/Berlin')).toBe('2026-03-09T08:00:00.000Z');
    expect(last('2026-03-09T07:00:00Z', '08:00', 'Europe/Berlin')).toBe('2026-03-09T07:00:00.000Z');
    expect(last('2026-03-09T06:59:59.999Z', '08:00', 'Europe/Berlin')).toBe('2026-03-08T07:00:00.000Z');
    expect(last('2026-03-09T23:30:00Z', '08:00', 'Asia/Kolkata')).toBe('2026-03-09T02:30:00.000Z');
    expect(last('2026-01-01T00:10:00Z', '23:30', 'America/New_York')).toBe('2025-12-31T04:30:00.000Z');
  });

  it('keeps the local time when the clocks change', () => {
    expect(last('2026-03-29T07:00:00Z', '08:00', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
    expect(last('2026-03-29T05:00:00Z', '08:00', 'Europe/Berlin')).toBe('2026-03-28T07:00:00.000Z');
    expect(last('2026-10-25T08:00:00Z', '08:00', 'Europe/Berlin')).toBe('2026-10-25T07:00:00.000Z');
  });

  it('is told in UTC for a zone that nobody knows', () => {
    expect(last('2026-03-09T09:00:00Z', '08:00', 'Mars/Olympus')).toBe('2026-03-09T08:00:00.000Z');
  });
});
