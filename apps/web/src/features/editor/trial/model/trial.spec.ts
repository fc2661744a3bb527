import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fermata/model';
import { parseSource } from '@fermata/validation';
import { answerTrial } from './answer.ts';
import { standingAt } from './frames.ts';
import type { Script, TestResults, TrialRun } from './protocol.ts';
import { recordedScript } from './recorded.ts';
import { answered, withEnds, withEvent, withInput, withoutEvent } from './script.ts';
import { testOf } from './test-of.ts';

const source = `kind: workflow
name: refunds
input: { type: object, required: [orderId], properties: { orderId: { type: string } } }
start: load
steps:
  load: { type: task, task: shop.load, save: { order: '\${ output }' }, catch: [{ on: [shop.gone], to: done }], next: [{ when: 'vars.order.total < 100.0', to: done }, { to: review }] }
  review: { type: manual, assign: { users: [robin] }, outputSchema: { type: object }, next: [{ to: paid }] }
  paid: { type: wait, wait: { event: paid.out, key: k }, next: [{ to: done }] }
  done: { type: end, output: '\${ vars.order.total }' }
`;
const definition = parseSource(source, 'yaml').value as JsonObject;
const output = { type: 'object', required: ['total'], properties: { total: { type: 'number', minimum: 7 } } };
const references = {
  self: { name: 'refunds', version: 1 },
  tasks: { 'shop.load': { name: 'shop.load', version: 1, implementation: 'shop.load', output } },
  forms: {},
  events: { 'paid.out': { name: 'paid.out', version: 1 } },
};
const ground = { definition, references };

function run(script: Script): TrialRun {
  const answer = answerTrial({ ...ground, type: 'run', id: 1, script });
  if (answer.type !== 'run') throw new Error(JSON.stringify(answer));
  return answer.run;
}

const dear = withEnds({}, 'load', [{ output: { total: 400 } }]);

describe('a trial of a draft', () => {
  it('makes up from their schemas what automated steps bring, and says so', () => {
    const told = run({});
    expect(told).toMatchObject({ status: 'completed', path: ['load', 'done'], output: 7 });
    expect(told.madeUp).toEqual({ load: { total: 7 } });
    expect(told.input).toEqual({ orderId: 'x' });
  });

  it('is given what its trigger makes of the event that starts it', () => {
    const triggers = [{ event: 'order.made', input: { orderId: '${ event.data.id }' } }];
    const begun = { ...definition, triggers };
    const script = { start: { event: { type: 'order.made', data: { id: 'o-7' } } } };
    const events = { ...references.events, 'order.made': { name: 'order.made', version: 1 } };
    const answer = answerTrial({
      definition: begun,
      references: { ...references, events },
      type: 'run',
      id: 6,
      script,
    });
    expect(answer).toMatchObject({ type: 'run', run: { input: { orderId: 'o-7' } } });
  });

  it('stands where a person is to answer, with what the person would see', () => {
    const told = run(dear);
    expect(told).toMatchObject({ status: 'waiting', madeUp: {}, path: ['load', 'review'] });
    expect(told.offers['review']).toMatchObject({ schema: { type: 'object' } });
    expect(told.frames.at(-1)?.waiting).toMatchObject([{ stepId: 'review', for: 'person', since: 0 }]);
  });

  it('goes on with an answer and then with an event', () => {
    const asked = answered(dear, 'review', { by: 'robin', output: {}, after: 'PT2H' });
    expect(run(asked)).toMatchObject({ path: ['load', 'review', 'paid'], events: { paid: { key: 'k' } } });
    const told = run(withEvent(asked, { type: 'paid.out', key: 'k', after: 'P1D' }));
    expect(told).toMatchObject({ status: 'completed', output: 400, elapsedMs: 86_400_000 });
    expect(told.frames.map(({ cause }) => cause.kind)).toEqual([
      'started',
      'completed',
      'completed',
      'event',
    ]);
  });

  it('tells of each moment the values, the conditions with their results, and the ways taken', () => {
    const [, loaded] = run(dear).frames;
    expect(loaded).toMatchObject({
      cause: { kind: 'completed', step: 'load' },
      vars: { order: { total: 400 } },
    });
    expect(loaded?.evaluated).toContainEqual({
      source: 'vars.order.total < 100.0',
      path: '/steps/load/next/0',
      value: false,
    });
    expect(loaded?.ways).toEqual(['/steps/load/next/1']);
  });

  it('shows the steps as they stood at a moment, not as they ended', () => {
    const told = run({});
    expect(standingAt(told, 0).steps).toEqual({ load: { status: 'running', visits: 1 } });
    expect(standingAt(told, 1).steps).toMatchObject({ load: { status: 'completed' }, done: { visits: 1 } });
    expect([...standingAt(told, 1).ways]).toEqual(['/steps/load/next/0']);
    expect(standingAt(told, -1).steps).toEqual({});
  });

  it('shows attempts that fail before the one that ends it', () => {
    const failing = withEnds({}, 'load', [{ error: { code: 'shop.gone' } }]);
    expect(run(failing)).toMatchObject({ path: ['load', 'done'] });
    expect(run(failing).frames.at(-1)?.cause).toMatchObject({ kind: 'failed', detail: 'shop.gone' });
  });

  it('says why a draft cannot be run, and never throws', () => {
    const broken = { ...definition, start: 'nowhere' };
    expect(answerTrial({ ...ground, definition: broken, type: 'run', id: 3, script: {} })).toMatchObject({
      type: 'problems',
      id: 3,
    });
    const odd = { type: 'run', id: 4, definition: null, script: {} } as unknown as Parameters<
      typeof answerTrial
    >[0];
    expect(answerTrial(odd)).toMatchObject({ type: 'problems', id: 4 });
  });

  it('ends a loop without an end, and says so', () => {
    const load = {
      type: 'task',
      task: 'shop.load',
      next: [{ when: 'input.again', to: 'load' }, { to: 'done' }],
    };
    const again = { ...definition, steps: { load, done: { type: 'end' } } };
    const script = withInput({}, { again: true });
    const answer = answerTrial({ definition: again, references, type: 'run', id: 5, script });
    expect(answer).toMatchObject({ type: 'run', run: { status: 'running', isCut: true } });
  });
});

describe('a run kept as a test', () => {
  it('passes on the same draft, with the made-up values in it, and fails on another', () => {
    const test = testOf('refunds', { name: 'refunds.cheap', title: 'Cheap' }, {}, run({}));
    expect(test).toMatchObject({
      world: { steps: { load: [{ output: { total: 7 } }] } },
      expect: { path: ['load', 'done'] },
    });
    expect(tested(definition, test)).toMatchObject({ tests: [{ isPassed: true }] });
    const stricter = parseSource(source.replace('< 100.0', '< 5.0'), 'yaml').value as JsonObject;
    const [result] = tested(stricter, test).tests;
    expect(result?.isPassed).toBe(false);
    expect(result?.differences.join()).toContain('path');
  });

  it('paints what all tests together have run through', () => {
    const cheap = testOf('refunds', { name: 'a', title: 'A' }, {}, run({}));
    const stands = testOf('refunds', { name: 'b', title: 'B' }, dear, run(dear));
    const { coverage } = tested(definition, cheap, stands);
    expect(coverage.steps).toEqual({ load: 2, done: 1, review: 1 });
    expect(coverage.ways).toEqual({ '/steps/load/next/0': 1, '/steps/load/next/1': 1 });
    expect(coverage.shares.steps).toEqual({ covered: 3, total: 4 });
  });
});

function tested(draft: JsonObject, ...tests: ReturnType<typeof testOf>[]): TestResults {
  const answer = answerTrial({ definition: draft, references, type: 'tests', id: 2, tests });
  if (answer.type !== 'tests') throw new Error(JSON.stringify(answer));
  return answer.results;
}

describe('a script', () => {
  it('of a past instance brings what that had, in its order, and runs the same way', () => {
    const visit = (stepId: string, second: number, rest: object) => ({
      stepId,
      status: 'completed',
      openedAt: `2026-03-09T08:00:0${second}.000Z`,
      endedAt: `2026-03-09T08:00:0${second + 2}.000Z`,
      ...rest,
    });
    const visits = [
      visit('review', 3, { type: 'manual', by: 'robin', output: { ok: true } }),
      visit('load', 1, { type: 'task', output: { total: 300 } }),
      visit('done', 6, { type: 'end' }),
    ];
    const script = recordedScript({ input: { a: 1 }, startedBy: 'sam', businessKey: 'o-1' }, visits);
    expect(script).toEqual({
      start: { input: { a: 1 }, by: 'sam', businessKey: 'o-1' },
      world: {
        steps: { load: [{ output: { total: 300 }, after: 'PT2S' }] },
        answers: { review: [{ by: 'robin', output: { ok: true }, after: 'PT2S' }] },
      },
    });
    expect(run(script).path).toEqual(['load', 'review', 'paid']);
  });

  it('is given and taken back piece by piece', () => {
    expect(withInput(dear, { a: 1 }).start).toEqual({ input: { a: 1 } });
    expect(withEnds(dear, 'load', undefined)).toEqual({ world: { steps: {} } });
    const two = withEvent(withEvent({}, { type: 'a' }), { type: 'b' });
    expect(withoutEvent(two, 0)).toEqual({ world: { events: [{ type: 'b' }] } });
  });
});
