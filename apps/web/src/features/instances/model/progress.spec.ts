import { describe, expect, it } from '@jest/globals';
import type { FleetDetail } from '@fermata/contracts';
import { progressOf } from './progress.ts';

const bucket = (state: FleetDetail['buckets'][number]['state'], count: number) => ({
  state,
  count,
  examples: [],
});

describe('the progress of a fleet', () => {
  it('is told by verdicts while it is previewed', () => {
    const buckets = [bucket('chosen', 3), bucket('possible', 5), bucket('impossible', 2)];
    expect(progressOf({ status: 'previewing', buckets })).toEqual({ done: 7, total: 10, failed: 2 });
  });

  it('is told later by what came of it, and what cannot be is no part of it', () => {
    const buckets = [
      bucket('accepted', 4),
      bucket('refused', 1),
      bucket('sent', 2),
      bucket('possible', 3),
      bucket('impossible', 9),
    ];
    expect(progressOf({ status: 'running', buckets })).toEqual({ done: 5, total: 10, failed: 1 });
  });
});
