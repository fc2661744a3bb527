import { describe, expect, it } from '@jest/globals';
import { pointerResolves } from '@fermata/model';
import { exampleReferences, readExamples } from './examples.fixture.ts';
import { judge } from './judge.ts';
import type { Known } from './rules/known.ts';

const examples = readExamples();
const known: Known = {
  references: exampleReferences(examples),
  groups: ['refunds', 'supervisors'],
  implementations: [
    { kind: 'activity', name: 'payments.refund', version: '1', isLive: true },
    { kind: 'activity', name: 'payments.undo', version: '2', isLive: false },
    { kind: 'executor', name: 'http.request', isLive: true },
  ],
};

function findings(document: object): string[] {
  const { problems } = judge(document, known);
  for (const problem of problems)
    expect([problem.path, pointerResolves(document, problem.path)]).toEqual([problem.path, true]);
  return problems.map(
    ({ path, code, severity, fix }) => `${path} ${code} ${severity}${fix === undefined ? '' : ` (${fix})`}`,
  );
}

const workflow = (steps: object, more: object = {}): object => ({
  kind: 'workflow',
  name: 'a',
  start: 'a',
  input: {
    type: 'object',
    required: ['amount'],
    properties: { amount: { type: 'number' }, note: { type: 'string' } },
  },
  steps,
  ...more,
});
const end = { type: 'end' };

describe('the judgement of a workflow', () => {
  it('reports schema, references, targets, types and groups together', () => {
    const found = findings(
      workflow({
        a: {
          type: 'task',
          task: 'demo.wrok',
          nxt: [],
          next: [{ when: 'input.amuont > 1', to: 'b' }, { to: 'c' }],
        },
        b: { type: 'manual', outputSchema: { type: 'objekt' }, assign: { groups: ['refund'] } },
      }),
    );
    expect(found).toEqual([
      expect.stringContaining('/steps/a/next/0/when expression.unknownField error'),
      expect.stringContaining('/steps/a/next/1/to step.unknown error'),
      '/steps/a/nxt schema.unknown error (did you mean `next`?)',
      expect.stringMatching(/^\/steps\/a\/task reference.unknown error .*demo.work/),
      '/steps/b/assign/groups/0 group.unknown warning (did you mean `refunds`?)',
      '/steps/b/outputSchema/type schema.word error (did you mean `object`?)',
    ]);
  });

  it.each([
    [
      'a condition that is no truth value',
      { next: [{ when: 'input.amount', to: 'b' }, { to: 'b' }] },
      '/steps/a/next/0/when expression.type error',
    ],
    [
      'a name that is not bound',
      { with: { x: '${ order.id }' } },
      '/steps/a/with/x expression.unknownName error',
    ],
    [
      'an event outside of a trigger',
      { with: { x: '${ event.data }' } },
      '/steps/a/with/x expression.unknownName error',
    ],
    [
      'a field that may be absent',
      { with: { x: '${ input.note }' } },
      '/steps/a/with/x expression.maybeMissing warning',
    ],
    [
      'a variable that nothing saves',
      { with: { x: '${ vars.n }' } },
      '/steps/a/with/x expression.unknownField error',
    ],
    [
      'a field that the output has not',
      { save: { n: '${ output.y }' } },
      '/steps/a/save/n expression.unknownField error',
    ],
    ['a step that there is not', { with: { x: '${ steps.bb.output }' } }, '/steps/a/with step.unknown error'],
  ])('finds %s', (_title, fields, expected) => {
    const found = findings(
      workflow({ a: { type: 'set', with: { x: 1 }, next: [{ to: 'b' }], ...fields }, b: end }),
    );
    expect(found).toEqual([expect.stringContaining(expected)]);
  });

  it('knows what a form answers with', () => {
    const review = { type: 'manual', form: 'refund-review', assign: { users: ['ada'] } };
    const ask = (when: string): string[] =>
      findings(workflow({ a: { ...review, next: [{ when, to: 'b' }, { to: 'b' }] }, b: end }));
    expect(ask("output.outcome == 'approve'")).toEqual([]);
    expect(ask("output.decision == 'approve'")).toEqual([
      expect.stringContaining('/steps/a/next/0/when expression.unknownField'),
    ]);
  });

  it('warns of an error code that cannot occur', () => {
    const work = (code: string): string[] =>
      findings(
        workflow({
          a: { type: 'task', task: 'demo.work', catch: [{ on: [code], then: 'pass' }], next: [{ to: 'b' }] },
          b: end,
        }),
      );
    expect(work('demo.broken')).toEqual([]);
    expect(work('demo')).toEqual([]);
    expect(work('demo.brokn')).toEqual([
      '/steps/a/catch/0/on/0 catch.never warning (did you mean `demo.broken`?)',
    ]);
    expect(work('http.404')).toEqual([expect.stringContaining('catch.never warning')]);
  });

  it('judges triggers by the event they name', () => {
    const trigger = (fields: object): string[] =>
      findings(
        workflow({ a: end }, { triggers: [{ event: 'demo.ordered', input: { amount: 1 }, ...fields }] }),
      );
    expect(trigger({ filter: 'event.data.amount > 3' })).toEqual([]);
    expect(trigger({ filter: 'event.data.amuont > 3' })).toEqual([
      expect.stringContaining('/triggers/0/filter expression.unknownField'),
    ]);
    expect(trigger({ filter: 'input.amount > 3' })).toEqual([
      expect.stringContaining('/triggers/0/filter expression.unknownName'),
    ]);
    expect(trigger({ event: 'demo.orderd' })).toContain(
      '/triggers/0/event reference.unknown error (did you mean `demo.ordered`?)',
    );
  });

  it('refuses what cannot be run yet, and finds it nowhere ignored', () => {
    const found = findings({ ...workflow({ a: end }), concurrency: { key: 'one' } });
    expect(found).toContain('/concurrency language.unsupported error');
  });

  it('refuses a word of the expression language as a step id', () => {
    expect(findings(workflow({ a: { type: 'set', next: [{ to: 'in' }] }, in: end }))).toEqual([
      '/steps/in step.id error',
    ]);
  });

  it('finds steps that nothing leads to, and steps from which nothing leads out', () => {
    const found = findings(workflow({ a: { type: 'set', next: [{ to: 'a' }] }, b: end }));
    expect(found).toEqual(['/steps/a step.endless error', '/steps/b step.unreachable error']);
  });
});

describe('the judgement of other kinds', () => {
  it('tells a task whose implementation nobody has from one that nobody runs now', () => {
    const task = (activity: string): object => ({ kind: 'task', name: 't', implementation: { activity } });
    expect(findings(task('payments.refund'))).toEqual([]);
    expect(findings(task('payments.undo@2'))).toEqual([
      '/implementation/activity implementation.idle warning',
    ]);
    expect(findings(task('payments.undo@3'))).toEqual([
      expect.stringContaining('implementation.unknown error'),
    ]);
    expect(findings(task('payments.refnd'))).toEqual([
      '/implementation/activity implementation.unknown error (did you mean `payments.refund`?)',
    ]);
  });

  it('binds a form to what it reads and writes', () => {
    const form = {
      kind: 'component',
      name: 'f',
      input: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
      schema: { type: 'object', properties: { note: { type: 'string' } } },
      outcomes: [{ name: 'ok', requires: ['nope'] }, { name: 'ok' }],
      layout: [
        { component: 'section', children: [{ component: 'text', field: 'notes', show: 'input.titel' }] },
      ],
    };
    expect(findings(form)).toEqual([
      '/layout/0/children/0/field form.field error (did you mean `note`?)',
      expect.stringContaining('/layout/0/children/0/show expression.unknownField error'),
      expect.stringContaining('/outcomes/0/requires/0 form.field error'),
      '/outcomes/1/name form.outcome error',
    ]);
  });

  it('says so when the kind is missing, unknown or no definition at all', () => {
    expect(findings({})).toEqual([' schema.required error']);
    expect(findings({ kind: 'worklow' })).toEqual(['/kind schema.word error (did you mean `workflow`?)']);
    for (const value of [null, 1, 'x', []]) expect(judge(value, known).problems).toHaveLength(1);
  });
});
