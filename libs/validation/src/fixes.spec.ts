import { describe, expect, it } from '@jest/globals';
import { applyChange, fixOf, isRefused } from '@fermata/editing';
import type { JsonValue, Problem } from '@fermata/model';
import { exampleReferences, readExamples } from './examples.fixture.ts';
import { judge } from './judge.ts';

const known = { references: exampleReferences(readExamples()) };

interface Draft {
  readonly [field: string]: unknown;
  readonly steps: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const draft = (steps: Draft['steps'], rest: Readonly<Record<string, unknown>> = {}): JsonValue =>
  ({
    kind: 'workflow',
    name: 'x',
    input: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } },
    start: 'first',
    steps,
    ...rest,
  }) as unknown as JsonValue;

const find = (definition: JsonValue, code: string): Problem | undefined =>
  judge(definition, known).problems.find((problem) => problem.code === code);

const end = { type: 'end' };
const wait = { type: 'delay', delay: { for: 'PT1H' } };

describe('the one-click fix of a problem', () => {
  it.each<[string, JsonValue]>([
    ['schema.unknown', draft({ first: { ...wait, titel: 'A' } })],
    ['schema.unknown', draft({ first: { ...wait, nonsense: 1 } })],
    ['schema.word', draft({ first: { ...wait, split: 'al', next: [{ to: 'done' }] }, done: end })],
    ['step.unknown', draft({ first: { ...wait, next: [{ to: 'done' }] }, done2: end, donee: end })],
    ['step.unknown', draft({ first: { ...wait, cancels: ['elsewhere'] } })],
    [
      'step.unknown',
      draft({ first: { ...wait, next: [{ to: 'done', when: "steps.frist.status == 'x'" }] }, done: end }),
    ],
    ['step.unknown', draft({ first: wait }, { start: 'somethingElse' })],
    ['step.unreachable', draft({ first: wait, other: end })],
    [
      'next.unreachable',
      draft({
        first: { ...wait, next: [{ to: 'a' }, { to: 'b', when: 'input.amount > 1' }] },
        a: end,
        b: end,
      }),
    ],
    ['expression.unknownField', draft({ first: { ...wait, unless: "input.amout > 1 || 'amout' == ''" } })],
    ['expression.unknownName', draft({ first: { ...wait, unless: 'inptu.amount > 1' } })],
    ['expression.unknownFunction', draft({ first: { ...wait, unless: 'rond(input.amount) > 1' } })],
    ['race.win', draft({ first: { ...wait, win: 'start' } })],
    ['reference.unknown', draft({ first: { type: 'task', task: 'demo.wrok' } })],
  ])('of %s mends it', (code, definition) => {
    const problem = find(definition, code);
    expect(problem).toBeDefined();
    const change = fixOf(definition, problem!);
    expect(change).toBeDefined();
    const applied = applyChange(definition, change!);
    if (isRefused(applied)) throw new Error(applied.refused.message);
    const left = judge(applied.definition, known).problems;
    expect(
      left.filter(
        (one) => one.code === code && one.path === problem!.path && one.message === problem!.message,
      ),
    ).toEqual([]);
  });

  it('is not offered where a person has to decide, and never fails', () => {
    expect(
      fixOf(draft({}), { code: 'proof.deadlock', path: '', message: 'x', severity: 'error' }),
    ).toBeUndefined();
    for (const { value } of readExamples()) {
      for (const code of [
        'step.unknown',
        'schema.unknown',
        'next.unreachable',
        'catch.never',
        'constructor',
      ]) {
        const problem: Problem = { code, path: '/steps/none/next/9', message: '`x`', severity: 'error' };
        expect(() => fixOf(value, problem)).not.toThrow();
      }
    }
  });
});
