import { describe, expect, it } from '@jest/globals';
import type { Plan } from '@fermata/interpreter';
import { nextSteps } from './next-steps.ts';

const plan = (next: readonly { when?: string; to: string }[], split = 'first') =>
  ({
    steps: {
      review: { id: 'review', title: 'Review', split, next },
      pay: { id: 'pay', title: 'Pay the refund', next: [] },
      reject: { id: 'reject', title: 'Say no', next: [] },
    },
  }) as unknown as Plan;
const told = (next: readonly { when?: string; to: string }[], split?: string) =>
  nextSteps(plan(next, split), 'review', ['approve', 'reject']);

describe('what comes next', () => {
  it('follows the outcome where a condition is on nothing else', () => {
    expect(told([{ when: 'output.outcome == "approve"', to: 'pay' }, { to: 'reject' }])).toEqual([
      { outcome: 'approve', steps: ['Pay the refund'] },
      { outcome: 'reject', steps: ['Say no'] },
    ]);
    expect(told([{ when: "steps.review.output.outcome != 'approve'", to: 'reject' }, { to: 'pay' }])).toEqual(
      [
        { outcome: 'approve', steps: ['Pay the refund'] },
        { outcome: 'reject', steps: ['Say no'] },
      ],
    );
  });

  it('tells every way that may be taken where a condition depends on more', () => {
    expect(
      told([{ when: 'output.outcome == "approve" && input.amount > 5', to: 'pay' }, { to: 'reject' }]),
    ).toEqual([
      { outcome: 'approve', steps: ['Pay the refund', 'Say no'] },
      { outcome: 'reject', steps: ['Pay the refund', 'Say no'] },
    ]);
    expect(told([{ when: "steps.other.output.outcome == 'approve'", to: 'pay' }])[1]?.steps).toEqual([
      'Pay the refund',
    ]);
  });

  it('tells all ways of a split that takes all', () => {
    expect(told([{ to: 'pay' }, { to: 'reject' }], 'all')[0]?.steps).toEqual(['Pay the refund', 'Say no']);
  });

  it('has one line for a step without outcomes, and none for a step that the plan does not know', () => {
    expect(nextSteps(plan([{ to: 'pay' }]), 'review', [])).toEqual([{ steps: ['Pay the refund'] }]);
    expect(nextSteps(plan([]), 'gone', ['approve'])).toEqual([]);
  });
});
