import { describe, expect, it } from '@jest/globals';
import { filterQuery, fleetChoice, isFiltered, noFilters } from './filters.ts';

describe('the filters of the list', () => {
  it('ask the API only for what is set', () => {
    expect(filterQuery(noFilters)).toEqual({});
    expect(isFiltered({ ...noFilters, order: 'changed' })).toBe(false);
    expect(filterQuery({ ...noFilters, status: ['failed', 'suspended'], key: 'o-1', open: false })).toEqual({
      status: ['failed', 'suspended'],
      keyPrefix: 'o-1',
      open: false,
    });
  });

  it('mean whole days of the person’s zone, the last one included', () => {
    const { from, to } = filterQuery({ ...noFilters, from: '2026-03-08', to: '2026-03-08' });
    // The day on which the clocks of New York go forward has 23 hours.
    expect((Date.parse(String(to)) - Date.parse(String(from))) / 3_600_000).toBe(23);
    expect(from).toBe('2026-03-08T05:00:00.000Z');
  });

  it('become the choice of a fleet only where a fleet can follow all of them', () => {
    const filters = { ...noFilters, definition: 'refunds', version: 3, status: ['failed'] as const };
    expect(fleetChoice(filters)).toEqual({ definition: 'refunds', ofVersion: 3, status: ['failed'] });
    expect(fleetChoice({ ...filters, definition: null })).toBeUndefined();
    for (const more of [{ q: 'x' }, { from: '2026-01-01' }, { to: '2026-01-01' }, { open: false }])
      expect(fleetChoice({ ...filters, ...more })).toBeUndefined();
  });
});
