import { describe, expect, it } from '@jest/globals';
import type { InstanceDetail, VisitRow } from '@fermata/contracts';
import { instanceWords } from './instance-words.ts';

const at = '2026-01-01T10:00:00.000Z';

const instance: InstanceDetail = {
  id: 'i-1',
  definition: 'refund-approval',
  version: 3,
  title: 'Refund approval',
  status: 'waiting',
  businessKey: 'o-1',
  startedBy: 'ana',
  createdAt: at,
  changedAt: at,
  waitingFor: ['person'],
  input: {},
  seq: 4,
  children: [],
  waiting: [
    {
      visit: 'review#1',
      stepId: 'review',
      title: 'Decide',
      for: 'person',
      since: at,
      until: '2026-01-01T18:00:00.000Z',
      detail: 'a person of refunds',
    },
  ],
};

function visit(name: string, status: VisitRow['status'], more: Partial<VisitRow> = {}): VisitRow {
  return {
    visit: name,
    stepId: name,
    type: 'task',
    title: `Title of ${name}`,
    status,
    openedAt: at,
    ...more,
  };
}

describe('an instance in words', () => {
  it('shows the path it took, where it stands and what it waits for', () => {
    const visits = [visit('loadOrder#1', 'completed'), visit('review#1', 'open')];
    expect(instanceWords(instance, visits, Date.parse('2026-01-01T10:02:00Z')).split('\n')).toEqual([
      'refund-approval@3  i-1  key o-1',
      `waiting, started by ana at ${at}`,
      '  ✓ loadOrder#1  Title of loadOrder#1  completed',
      '  ● review#1  Title of review#1  open',
      'waiting for',
      '  review#1  Decide: a person of refunds, for 2 min, until 2026-01-01T18:00:00.000Z',
    ]);
  });

  it('shows how it ended, who decided and why it failed', () => {
    const error = { code: 'http.503', message: 'the shop is closed' };
    const ended: InstanceDetail = {
      ...instance,
      status: 'failed',
      reason: 'no more attempts',
      waiting: [],
      error,
      output: null,
    };
    const words = instanceWords(
      ended,
      [visit('review#1', 'completed', { by: 'robin' }), visit('pay#1', 'failed')],
      0,
    );
    expect(words).toContain('failed (no more attempts)');
    expect(words).toContain('http.503: the shop is closed');
    expect(words).toContain('✓ review#1  Title of review#1  completed by robin');
    expect(words).toContain('✗ pay#1');
    expect(words).toContain('output null');
  });

  it('lets nothing stored drive the terminal', () => {
    const evil = '\u001b[2J\u009b2J';
    const hostile: InstanceDetail = {
      ...instance,
      businessKey: evil,
      startedBy: evil,
      reason: evil,
      output: evil,
      error: { code: evil, message: evil },
      waiting: [{ ...(instance.waiting[0] as InstanceDetail['waiting'][0]), title: evil, detail: evil }],
    };
    expect(instanceWords(hostile, [visit('a#1', 'open', { title: evil, by: evil })], 0)).not.toContain(
      '\u001b',
    );
  });

  it('shows who has started it and what it has started', () => {
    const children = [{ id: 'i-2', definition: 'payment', version: 1, status: 'running' as const }];
    const words = instanceWords({ ...instance, parentId: 'i-0', children }, [], Date.parse(at));
    expect(words).toContain('a child of i-0');
    expect(words).toMatch(/children\n {2}i-2 {2}payment@1 {2}.*running/);
  });
});
