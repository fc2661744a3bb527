import { describe, expect, it } from '@jest/globals';
import type { InstanceDetail, TimelineChange } from '@fermata/contracts';
import { orderAt, startedBy, type Told } from './child-instances.ts';

const change = (stepId: string, order: number, at: string): TimelineChange => ({
  at: `2026-03-09T08:${at}:00.000Z`,
  order,
  visit: `${stepId}#1`,
  stepId,
  type: 'workflow',
  title: stepId,
  status: 'open',
});

function told(children: readonly string[], ...visited: readonly string[]): Told {
  const named = children.map((definition, index) => ({
    id: `c${index}`,
    definition,
    version: 3,
    status: 'running',
  }));
  return {
    instance: { children: named } as unknown as InstanceDetail,
    timeline: { changes: visited.map((step, index) => change(step, index + 1, '00')), isWhole: true },
  };
}

describe('the instances that a step has started', () => {
  it('are one where there is one of its workflow, and others are not counted', () => {
    expect(startedBy(told(['bank', 'refund'], 'pay'), 'pay', 'refund')).toEqual({
      kind: 'one',
      id: 'c1',
      version: 3,
    });
  });

  it('are so many where it has started more, or another step has', () => {
    expect(startedBy(told(['refund', 'refund'], 'pay'), 'pay', 'refund')).toEqual({ kind: 'many', count: 2 });
  });

  it('are none before the step was reached: the one that there is belongs to another', () => {
    expect(startedBy(told(['refund'], 'other'), 'pay', 'refund')).toEqual({ kind: 'none' });
  });

  it('are not said to be one where not all are named', () => {
    const many = told([...Array.from({ length: 99 }, () => 'bank'), 'refund'], 'pay');
    expect(startedBy(many, 'pay', 'refund').kind).toBe('many');
  });
});

describe('a child at a moment of its parent', () => {
  const parent = [change('pay', 10, '01'), change('pay', 11, '05')];
  const child = [change('load', 3, '02'), change('load', 4, '05'), change('review', 5, '09')];

  it('is seen as it stood then', () => {
    expect([10, 11].map((order) => orderAt(child, parent, order))).toEqual([0, 4]);
  });
});
