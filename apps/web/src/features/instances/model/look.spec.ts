import { describe, expect, it } from '@jest/globals';
import type { TimelineChange, WaitingFor } from '@fermata/contracts';
import { graphOf } from '@fermata/editing';
import { lookAt } from './look.ts';

const graph = graphOf({
  kind: 'workflow',
  name: 'w',
  start: 'load',
  steps: {
    load: { type: 'task', task: 't', next: [{ to: 'ask' }, { to: 'done' }] },
    ask: { type: 'manual', next: [{ to: 'load' }, { to: 'done' }] },
    done: { type: 'end' },
  },
});
const changesOf = (...words: readonly string[]): readonly TimelineChange[] =>
  words.map((word, order) => {
    const [visit = '', status = ''] = word.split(' ');
    const stepId = visit.replace(/#.*/, '');
    const type = stepId === 'ask' ? 'manual' : 'task';
    return {
      at: new Date(order).toISOString(),
      order,
      visit,
      stepId,
      type,
      title: stepId,
      status: status as TimelineChange['status'],
    };
  });
const changes = changesOf('load#1 open', 'load#1 completed', 'ask#1 open', 'ask#1 completed', 'load#2 open');
const waitsFor = (stepId: string, kind: WaitingFor['for'], until?: string): WaitingFor => ({
  visit: `${stepId}#1`,
  stepId,
  title: stepId,
  for: kind,
  since: new Date(0).toISOString(),
  detail: '',
  ...(until === undefined ? {} : { until }),
});

describe('the look of an instance', () => {
  it('is that of the moment that one looks at', () => {
    expect(lookAt(changes, graph, { until: 0, waiting: [] }).steps).toEqual({
      load: { status: 'running', visits: 1 },
    });
    expect(lookAt(changes, graph, { until: 2, waiting: [] }).steps).toEqual({
      load: { status: 'completed', visits: 1 },
      ask: { status: 'waiting', visits: 1 },
    });
    expect(lookAt(changes, graph, { until: -1, waiting: [] }).steps).toEqual({});
  });

  it('counts visits, and shows work under way before what is over', () => {
    const { steps } = lookAt(
      [...changes].reverse().map((one, order) => ({ ...one, order })),
      graph,
      {
        until: 9,
        waiting: [],
      },
    );
    expect(steps['load']).toMatchObject({ visits: 2 });
    expect(lookAt(changes, graph, { waiting: [] }).steps['load']).toEqual({ status: 'running', visits: 2 });
  });

  it('knows now what each step waits for, and until when', () => {
    const until = '2026-03-09T08:00:00.000Z';
    const { steps } = lookAt(changes.slice(0, 3), graph, { waiting: [waitsFor('ask', 'person', until)] });
    expect(steps['ask']).toEqual({ status: 'waiting', visits: 1, waitingUntil: Date.parse(until) });
    const held = lookAt(changes.slice(0, 1), graph, { waiting: [waitsFor('load', 'operator')] });
    expect(held.steps['load']).toEqual({ status: 'held', visits: 1 });
    const atJoin = lookAt([], graph, { waiting: [waitsFor('done', 'join')] });
    expect(atJoin.steps['done']).toEqual({ status: 'waiting', visits: 0 });
  });

  it('shows the ways that were taken until then, and no others', () => {
    const way = (from: string, to: string) =>
      graph.edges.find((edge) => edge.from === from && edge.to === to)?.id;
    expect([...lookAt(changes, graph, { until: 1, waiting: [] }).edges]).toEqual([]);
    expect([...lookAt(changes, graph, { until: 2, waiting: [] }).edges]).toEqual([way('load', 'ask')]);
    expect([...lookAt(changes, graph, { waiting: [] }).edges]).toEqual([
      way('load', 'ask'),
      way('ask', 'load'),
    ]);
  });
});
