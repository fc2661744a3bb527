import { describe, expect, it } from '@jest/globals';
import { warningAt, errorAt, type JsonObject } from '@fermata/model';
import { examplesOf } from '../examples.fixture.ts';
import { slotsOfStep } from '../steps/slots.ts';
import { stepsOf } from '../read.ts';
import { graphOf } from './graph-of.ts';

const refund = examplesOf('workflow').find(({ value }) => value['name'] === 'refund-approval')
  ?.value as JsonObject;

describe('the graph of a workflow', () => {
  it('shows every step with what it does, and its start', () => {
    const { nodes } = graphOf(refund);
    expect(nodes.map(({ id, start, ends }) => [id, start, ends])).toEqual([
      ['loadOrder', true, false],
      ['review', false, false],
      ['pay', false, false],
      ['reject', false, false],
      ['done', false, true],
    ]);
    expect(nodes[0]).toMatchObject({
      line: { text: 'GET /orders/${ input.orderId }' },
      refersTo: 'http.request',
    });
    expect(nodes[1]?.line).toEqual({
      key: 'graph.line.manualDue',
      values: { people: 'refunds', due: '${ input.reviewWithin }' },
    });
    expect(nodes[0]?.badges.map(({ kind }) => kind)).toEqual(['retry', 'timeout', 'connection']);
  });

  it('shows its ways with their conditions, and which one is left over', () => {
    const { edges } = graphOf(refund);
    expect(edges.slice(0, 3)).toMatchObject([
      {
        from: 'loadOrder',
        to: 'pay',
        kind: 'next',
        label: 'small and safe',
        otherwise: false,
        path: '/steps/loadOrder/next/0',
      },
      { from: 'loadOrder', to: 'review', kind: 'next', otherwise: true },
      { from: 'loadOrder', to: 'reject', kind: 'catch', label: 'http.404' },
    ]);
  });

  it('shows handlers, races, cases, timeouts, ways back and bonds', () => {
    const { nodes, edges, links } = graphOf({
      start: 'a',
      onError: { to: 'c' },
      onCancel: { to: 'c' },
      timeout: { after: 'P1D', to: 'c' },
      steps: {
        a: { type: 'decide', next: [{ to: 'b', when: 'input.x' }, { to: 'c' }] },
        b: {
          type: 'manual',
          split: 'race',
          next: [{ to: 'a' }, { to: 'c' }],
          catch: [{ on: ['timeout'], to: 'c' }],
        },
        c: { type: 'end', cancels: ['b'], whileIn: { step: 'a' } },
      },
    });
    expect(edges.map(({ from, to, kind, back }) => `${from} ${kind} ${to}${back ? ' back' : ''}`)).toEqual([
      'a case b',
      'a next c',
      'b race a back',
      'b race c',
      'b timeout c',
      '@onError error c',
      '@onCancel cancel c',
      '@timeout timeout c',
    ]);
    expect(nodes.filter(({ id }) => id.startsWith('@')).map(({ type }) => type)).toEqual([
      'onError',
      'onCancel',
      'timeout',
    ]);
    expect(links.map(({ from, kind, to }) => `${from} ${kind} ${to}`)).toEqual([
      'c cancels b',
      'c whileIn a',
    ]);
  });

  it('counts problems at the step and at the way', () => {
    const problems = [errorAt('/steps/review/next/0/when', 'a', 'b'), warningAt('/steps/review', 'a', 'b')];
    const { nodes, edges } = graphOf(refund, { problems });
    expect(nodes[1]?.problems).toEqual({ error: 1, warning: 1, hint: 0 });
    expect(edges.find(({ path }) => path === '/steps/review/next/0')?.problems.error).toBe(1);
  });

  it('shows every way that any example has', () => {
    for (const { value } of examplesOf('workflow')) {
      const paths = new Set(graphOf(value).edges.map(({ path }) => path));
      const written = stepsOf(value).flatMap(([id, step]) => slotsOfStep(step, `/steps/${id}`));
      const ways = written.filter(({ path }) => /\/(next|catch)\/\d+\/to$/.test(path));
      expect(ways.filter(({ path }) => !paths.has(path.replace(/\/to$/, '')))).toEqual([]);
    }
  });

  it('without its ways back has no circle, in any example', () => {
    for (const { value } of examplesOf('workflow')) {
      const edges = graphOf(value).edges.filter(({ back }) => !back);
      const left = new Set(graphOf(value).nodes.map(({ id }) => id));
      const isFree = (id: string): boolean => !edges.some(({ from, to }) => to === id && left.has(from));
      for (let free = [...left].filter(isFree); free.length > 0; free = [...left].filter(isFree)) {
        free.forEach((id) => left.delete(id));
      }
      expect([...left]).toEqual([]);
    }
  });

  it.each([
    null,
    1,
    'x',
    [],
    {},
    { steps: [] },
    { steps: { a: null, b: { next: [1, { to: 2 }], catch: {} } } },
    { steps: 1, layout: { notes: 3 } },
  ])('is drawn as far as it can be read: %j', (draft) => {
    expect(() => graphOf(draft as never)).not.toThrow();
  });

  it('places notes, groups and steps where the author put them', () => {
    const { nodes, notes, groups } = graphOf({
      steps: { a: { type: 'end' } },
      layout: {
        steps: { a: { x: 5, y: 7 } },
        notes: [{ id: 'n', text: 'why', x: 1, y: 2 }],
        groups: [{ id: 'g', title: 'All', steps: ['a'], collapsed: true }],
      },
    });
    expect(nodes[0]?.position).toEqual({ x: 5, y: 7 });
    expect(notes).toEqual([{ id: 'n', text: 'why', x: 1, y: 2, path: '/layout/notes/0' }]);
    expect(groups[0]).toMatchObject({ title: 'All', steps: ['a'], collapsed: true });
  });
});
