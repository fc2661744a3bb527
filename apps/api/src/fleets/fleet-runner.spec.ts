import { describe, expect, it } from '@jest/globals';
import { outcomeOf, type FleetCounts } from '@fermata/persistence';

const counts = (more: Partial<FleetCounts>): FleetCounts => ({
  chosen: 0,
  possible: 0,
  impossible: 0,
  sent: 0,
  accepted: 0,
  refused: 0,
  failed: 0,
  ...more,
});

describe('where a fleet stands after a batch', () => {
  const running = { status: 'running', stopAtShare: 0.2 } as const;

  it('is previewed when every instance has its verdict', () => {
    const previewing = { status: 'previewing', stopAtShare: 0.2 } as const;
    expect(outcomeOf(previewing, counts({ chosen: 1 })).status).toBe('previewing');
    expect(outcomeOf(previewing, counts({ possible: 1 })).status).toBe('previewed');
  });

  it('halts when more than its share was refused, from ten verdicts on', () => {
    expect(outcomeOf(running, counts({ refused: 9, possible: 1 })).status).toBe('running');
    expect(outcomeOf(running, counts({ refused: 2, failed: 1, accepted: 7, possible: 1 }))).toEqual({
      status: 'halted',
      haltReason: '3 of 10 were refused',
    });
    expect(outcomeOf(running, counts({ refused: 2, accepted: 8, possible: 1 })).status).toBe('running');
  });

  it('is done when nothing is left to send and nothing is on its way', () => {
    expect(outcomeOf(running, counts({ sent: 1, accepted: 3 })).status).toBe('running');
    expect(outcomeOf(running, counts({ accepted: 3, impossible: 2 })).status).toBe('done');
  });
});
