import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { refund } from '../graph/graph.fixture.ts';
import { comparedGraph } from './compared-graph.ts';
import { fieldDifferences, placeWords } from './field-differences.ts';

type Steps = Record<string, Record<string, JsonValue>>;

function changed(change: (steps: Steps) => void): JsonValue {
  const copy = structuredClone(refund) as { steps: Steps };
  change(copy.steps);
  return copy as JsonValue;
}

describe('the differences of two definitions', () => {
  it('say of each field what was and what is', () => {
    const after = changed((steps) => {
      steps['pay']!['task'] = 'payments.pay';
      steps['pay']!['timeout'] = 'PT5S';
      delete steps['review']!['due'];
    });
    const found = fieldDifferences(refund, after);
    expect(found).toContainEqual({
      kind: 'changed',
      path: '/steps/pay/task',
      before: 'payments.refund',
      after: 'payments.pay',
    });
    expect(found).toContainEqual({ kind: 'added', path: '/steps/pay/timeout', after: 'PT5S' });
    expect(found).toContainEqual({ kind: 'removed', path: '/steps/review/due', before: { in: 'PT8H' } });
    expect(found).toHaveLength(3);
  });

  it('are none between equal definitions', () => {
    expect(fieldDifferences(refund, structuredClone(refund))).toEqual([]);
  });

  it('name places as people count', () => {
    expect(placeWords('/steps/pay/next/0/to')).toBe('steps › pay › next › 1 › to');
  });
});

describe('two versions in one graph', () => {
  it('mark what is new, gone and changed, and keep what is gone to be seen', () => {
    const after = changed((steps) => {
      delete steps['reject'];
      steps['tell'] = { type: 'emit', event: 'refund.told', next: [{ to: 'done' }] };
      steps['review']!['title'] = 'Look at it';
      steps['review']!['next'] = [{ when: "output.outcome == 'yes'", to: 'pay' }, { to: 'tell' }];
    });
    const { graph, marks } = comparedGraph(refund, after);
    expect(marks.steps).toEqual({ review: 'changed', tell: 'added', reject: 'removed' });
    expect(graph.nodes.map(({ id }) => id)).toEqual(['load', 'review', 'pay', 'done', 'tell', 'reject']);
    expect(marks.edges['/steps/review/next/0']).toBe('changed');
    expect(marks.edges['/steps/review/next/1']).toBe('added');
    expect(marks.edges['removed:/steps/reject/next/0']).toBe('removed');
    expect(marks.edges['/steps/pay/next/0']).toBeUndefined();
  });

  it('mark nothing when nothing changed', () => {
    expect(comparedGraph(refund, structuredClone(refund)).marks).toEqual({ steps: {}, edges: {} });
  });
});
