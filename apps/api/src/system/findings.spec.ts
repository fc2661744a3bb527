import { describe, expect, it } from '@jest/globals';
import { findingsOf, type Judged } from './findings.ts';

const well: Judged = {
  asOf: '2026-03-09T08:00:00.000Z',
  version: '1.2.3',
  mode: 'production',
  processes: [{ kind: 'temporal', name: 'temporal', state: 'up' }],
  queues: [{ name: 'fermata-activity', kind: 'activity', pollers: 2, backlog: 3 }],
  outbox: { waiting: 4, oldestSeconds: 1, dead: 0 },
  projection: { lagMs: 200 },
  stuck: { count: 0, ids: [] },
  backup: { source: 'archive', lastAt: '2026-03-08T08:00:00.000Z', bytes: 1 },
  silent: {},
  isInsecure: false,
};

const codes = (state: Partial<Judged>) => findingsOf({ ...well, ...state }).map(({ code }) => code);

describe('what is not as it should be', () => {
  it('is nothing when all is well', () => {
    expect(codes({})).toEqual([]);
  });

  it('is each thing by itself, with what to do about it', () => {
    const [queue] = well.queues;
    expect(codes({ processes: [{ kind: 'temporal', name: 'temporal', state: 'down' }] })).toEqual([
      'temporal.away',
    ]);
    expect(codes({ queues: [{ name: 'q', kind: 'activity', pollers: 0 }] })).toEqual(['queue.unpolled']);
    expect(codes({ queues: [{ ...queue!, backlog: 1001 }] })).toEqual(['queue.backlog']);
    expect(codes({ outbox: { waiting: 0, dead: 2 } })).toEqual(['outbox.dead']);
    expect(codes({ outbox: { waiting: 1, oldestSeconds: 60, dead: 0 } })).toEqual(['outbox.slow']);
    expect(codes({ projection: { lagMs: 10_400 } })).toEqual(['projection.slow']);
    expect(codes({ stuck: { count: 1, ids: ['i-1'] } })).toEqual(['instances.stuck']);
    expect(codes({ isInsecure: true })).toEqual(['address.insecure']);
    expect(codes({ backup: { source: 'none' } })).toEqual(['backup.none']);
    expect(codes({ backup: { source: 'noted', lastAt: '2026-03-02T08:00:00.000Z' } })).toEqual([
      'backup.old',
    ]);
  });

  it('names a part that has not answered with its reason', () => {
    const [found] = findingsOf({ ...well, silent: { outbox: 'no answer within 2500 ms' } });
    expect(found).toMatchObject({
      code: 'part.silent',
      values: { part: 'outbox', reason: 'no answer within 2500 ms' },
    });
  });

  it('comes worst first', () => {
    const severities = findingsOf({
      ...well,
      backup: { source: 'none' },
      isInsecure: true,
      outbox: { waiting: 0, dead: 1 },
    }).map(({ severity }) => severity);
    expect(severities).toEqual(['error', 'warning', 'hint']);
  });
});
