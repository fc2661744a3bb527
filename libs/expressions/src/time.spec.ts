import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outcome } from './outcome.fixture.ts';
import { formatDuration, formatMoment, parseDuration, parseMoment } from './time.ts';
import { Timestamp } from './values.ts';

const FAILED = 'expression.failed';

describe('moments', () => {
  it.each([
    [`timestamp('2026-03-01T09:00:00+01:00') == timestamp('2026-03-01T08:00:00Z')`, true],
    [`timestamp('2026-03-01T08:00:00Z') < timestamp('2026-03-01T08:00:00.001Z')`, true],
    [`timestamp(now) + duration('PT8H')`, '2026-03-01T16:00:00.000Z'],
    [`duration('PT8H') + timestamp(now)`, '2026-03-01T16:00:00.000Z'],
    [`timestamp(now) - duration('P1D')`, '2026-02-28T08:00:00.000Z'],
    [`timestamp(now) - timestamp('2026-02-28T07:30:00Z')`, 'P1DT30M'],
    [`timestamp('2026-03-02') - timestamp(now) < duration('P1D')`, true],
    [`addDuration(now, 'PT8H') > timestamp(now)`, true],
    [`addDuration('2024-01-31', 'P1M')`, '2024-02-29T00:00:00.000Z'],
    [`addDuration('2024-02-29', 'P1Y')`, '2025-02-28T00:00:00.000Z'],
    [`addDuration('2026-03-31', '-P1M')`, '2026-02-28T00:00:00.000Z'],
    [`dateDiff(now, '2026-03-01T07:00:00Z', 'minutes')`, -60],
    [`timestamp('0001-01-01')`, '0001-01-01T00:00:00.000Z'],
    [`timestamp('2026-03-01T08:00Z')`, '2026-03-01T08:00:00.000Z'],
    [`timestamp('2026-03-01t08:00:00.123456789z')`, '2026-03-01T08:00:00.123Z'],
    [`weekday('2026-03-02')`, 1],
    [`dayOfYear('2024-12-31')`, 366],
    [`type(timestamp(now)) + type(duration('P1D'))`, 'timestampduration'],
    [`max(timestamp(now), timestamp('2026-03-02'))`, '2026-03-02T00:00:00.000Z'],
  ])('%s', (source, result) => {
    expect(outcome(source, { now: '2026-03-01T08:00:00Z' })).toEqual(result);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-03-01T24:00:00Z',
    '2026-03-01T08:60:00Z',
    '2026-03-01T08:00:00',
    '2026-3-1',
    'March 1, 2026',
    '1772352000000',
    '',
    '2026-03-01T08:00:00+25:00',
    '2026-03-01T08:00:00 Europe/Berlin',
    '0000-01-01',
    '+012026-03-01T00:00:00Z',
  ])('%s is no moment', (text) => {
    expect(outcome(`timestamp(t)`, { t: text })).toBe(FAILED);
  });

  it.each([
    'getHours',
    'getFullYear',
    'getMonth',
    'getDayOfYear',
    'getDate',
    'getDayOfWeek',
    'getMinutes',
    'getSeconds',
    'getMilliseconds',
  ])('%s is refused with a zone and without, since it follows the host', (name) => {
    for (const call of [`timestamp(now).${name}()`, `timestamp(now).${name}('America/New_York')`]) {
      expect(outcome(call, { now: '2026-03-08T02:30:00Z' })).toBe(FAILED);
    }
  });

  it('read back as what they were written, all through the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (ms) => {
        expect(parseMoment(formatMoment(new Timestamp(ms))).ms).toBe(ms);
      }),
    );
  });

  it('sort as texts in the order of time', () => {
    const ms = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        const [left, right] = [formatMoment(new Timestamp(a)), formatMoment(new Timestamp(b))];
        expect(left < right).toBe(a < b);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    ['PT90M', 'PT1H30M'],
    ['P1W', 'P7D'],
    ['P1Y2M', 'P14M'],
    ['-PT5S', '-PT5S'],
    ['PT0.25S', 'PT0.25S'],
    ['P0D', 'PT0S'],
    ['-P1M', '-P1M'],
    ['P1M2DT3H', 'P1M2DT3H'],
  ])('%s is written %s', (text, written) => {
    expect(formatDuration(parseDuration(text))).toBe(written);
  });

  it.each(['', 'P', 'PT', 'P1DT', '1h', 'PT1X', 'P-1D', 'P1.5D', '8h30m', 'P1H', `P${'9'.repeat(50)}D`])(
    '%s is no duration',
    (text) => {
      expect(outcome('duration(t)', { t: text })).toBe(FAILED);
    },
  );

  it('of months have no order against days', () => {
    expect(outcome(`duration('P1M') > duration('P30D')`)).toBe(FAILED);
    expect(outcome(`duration('P1M') == duration('P30D')`)).toBe(false);
  });
});
