import type { FleetDetail } from '@fermata/contracts';

/** How far a fleet has come: in a preview by verdicts, later by what was sent. */
export function progressOf({ status, buckets }: Pick<FleetDetail, 'status' | 'buckets'>): {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
} {
  const count = (...states: readonly string[]) =>
    buckets.reduce((sum, bucket) => sum + (states.includes(bucket.state) ? bucket.count : 0), 0);
  const all = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const failed = count('refused', 'failed');
  if (status === 'previewing')
    return { done: all - count('chosen'), total: all, failed: count('impossible') };
  return { done: count('accepted') + failed, total: all - count('impossible'), failed };
}
