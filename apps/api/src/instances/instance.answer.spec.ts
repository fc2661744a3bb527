import { describe, expect, it } from '@jest/globals';
import type { InstanceSummary } from '@fermata/persistence';
import { summaryAnswer } from './instance.answer.ts';

const at = (clock: string): Date => new Date(`2026-03-09T${clock}Z`);
const row: InstanceSummary = {
  id: 'i-1',
  definition: 'refunds',
  version: 1,
  status: 'waiting',
  reason: null,
  businessKey: null,
  startedBy: 'ana',
  parentId: null,
  errorCode: null,
  createdAt: at('08:00:40.000'),
  startedAt: null,
  closedAt: null,
  changedAt: at('08:00:00.000'),
  seq: 1,
  waiting: [],
};

describe('an instance in a list', () => {
  it('has never changed before it was there, started or ended, though changes are kept to the minute', () => {
    const changedAt = (more: Partial<InstanceSummary>): string =>
      summaryAnswer({ ...row, ...more }).changedAt;
    expect(changedAt({})).toBe('2026-03-09T08:00:40.000Z');
    expect(changedAt({ startedAt: at('08:00:41.000') })).toBe('2026-03-09T08:00:41.000Z');
    expect(changedAt({ closedAt: at('08:00:50.000') })).toBe('2026-03-09T08:00:50.000Z');
    expect(changedAt({ changedAt: at('09:12:00.000') })).toBe('2026-03-09T09:12:00.000Z');
  });
});
