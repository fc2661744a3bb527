import { describe, expect, it } from '@jest/globals';
import { pointerResolves } from '@fermata/model';
import { validateSchema } from '../definition-validator.ts';

const workflow = (steps: object, more: object = {}): object => ({
  kind: 'workflow',
  name: 'a',
  start: 'a',
  steps,
  ...more,
});

function findings(document: object, kind: 'workflow' | 'component' = 'workflow'): string[] {
  const problems = validateSchema(kind, document);
  for (const problem of problems) expect(pointerResolves(document, problem.path)).toBe(true);
  return problems.map(
    (problem) =>
      `${problem.path} ${problem.code} ${problem.message}${problem.fix ? ` (${problem.fix})` : ''}`,
  );
}

describe('problems of a workflow against its schema', () => {
  it('finds nothing in a good workflow', () => {
    expect(
      findings(
        workflow({
          a: { type: 'task', task: 'http.request', retry: {}, next: [{ to: 'b' }] },
          b: { type: 'end' },
        }),
      ),
    ).toEqual([]);
  });

  it('names an unknown field at its own place and the field that was meant', () => {
    expect(findings(workflow({ a: { type: 'set', nxt: [] } }))).toEqual([
      '/steps/a/nxt schema.unknown There is no field `nxt` here. (did you mean `next`?)',
    ]);
  });

  it('says which steps a field belongs to when it stands on another type', () => {
    expect(
      findings(workflow({ a: { type: 'manual', form: 'f', assign: { groups: ['g'] }, retry: {} } })),
    ).toEqual(['/steps/a/retry schema.unknown `retry` belongs only to steps of type task. (remove it)']);
  });

  it('reports every problem, never only the first', () => {
    const found = findings(
      workflow({ a: { type: 'tsk' }, b: { type: 'end', next: [] }, c: {} }, { name: 'A' }),
    );
    expect(found).toEqual([
      '/name schema.pattern `A` is not allowed here. Name of a definition: lower-case words with dashes, grouped by dots, such as `payments.refund`.',
      '/steps/a/type schema.word `tsk` is no type of step; there are task, manual, delay, wait, set, decide, emit, workflow, end. (did you mean `task`?)',
      expect.stringMatching(
        /^\/steps\/b\/next schema.unknown `next` belongs only to steps of type task, manual/,
      ),
      '/steps/c schema.required `type` is missing.',
    ]);
  });

  it('reports one fault inside a choice once, against the alternative that was meant', () => {
    expect(findings(workflow({ a: { type: 'set', join: { cont: 2 } } }))).toEqual([
      '/steps/a/join schema.required `count` is missing.',
      '/steps/a/join/cont schema.unknown There is no field `cont` here. (did you mean `count`?)',
    ]);
    expect(findings(workflow({ a: { type: 'set', join: 'al' } }))).toEqual([
      expect.stringMatching(/^\/steps\/a\/join schema.choice .*did you mean `all`/),
    ]);
  });

  it('explains a fault inside an alternative that refers to other parts of its schema', () => {
    const pick = (choices: object) => ({
      kind: 'component',
      name: 'form',
      schema: {},
      layout: [{ component: 'choice', field: 'f', choices }],
    });
    expect(findings(pick([{ title: 'Without a value' }]), 'component')).toEqual([
      '/layout/0/choices/0 schema.required `value` is missing.',
    ]);
    expect(findings(pick(['a', { value: 'b' }]), 'component')).toEqual([]);
  });

  it('refuses what cannot stand together', () => {
    const found = findings(
      workflow({ a: { type: 'task', task: 't', forEach: { items: [1] }, repeat: { max: 2 } } }),
    );
    expect(found).toEqual([
      '/steps/a/repeat schema.excluded `forEach` and `repeat` cannot stand on one step. (remove it)',
    ]);
    const both = findings(workflow({ a: { type: 'delay', delay: { for: 'PT1S', until: '2030-01-01' } } }));
    expect(both).toEqual([
      '/steps/a/delay schema.excluded `for` and `until` cannot stand together. (remove one of them)',
    ]);
  });

  it('asks for what one of several fields must give', () => {
    expect(findings(workflow({ a: { type: 'manual', assign: { not: ['x'] } } }))).toEqual([
      '/steps/a schema.required One of `form`, `outputSchema` is missing.',
      '/steps/a/assign schema.required One of `users`, `groups`, `roles`, `managerOf` is missing.',
    ]);
  });

  it('refuses words of the expression language as step ids only later, and other shapes at once', () => {
    expect(findings(workflow({ 'a-b': { type: 'end' } }))).toEqual([
      '/steps/a-b schema.name `a-b` cannot be a name here: a lower-case letter, then letters and digits.',
    ]);
  });

  it('takes an expression wherever a duration may depend on the input', () => {
    const delay = (text: string): object => workflow({ a: { type: 'delay', delay: { for: text } } });
    expect(findings(delay('${ input.pause }'))).toEqual([]);
    expect(findings(delay('8 hours'))).toHaveLength(1);
  });

  it.each([
    ['goto without a target', { then: 'goto' }, '/steps/a/catch/0 schema.required `to` is missing.'],
    ['a target beside retry', { then: 'retry', to: 'a' }, '/steps/a/catch/0/to schema.excluded'],
    ['an output beside pass', { then: 'pass', output: 1 }, '/steps/a/catch/0/output schema.excluded'],
    ['a pause without retry', { after: 'PT1S', to: 'a' }, '/steps/a/catch/0/after schema.excluded'],
  ])('refuses a catch entry with %s', (_title, entry, expected) => {
    expect(findings(workflow({ a: { type: 'task', task: 't', catch: [entry] } }))).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  it('survives what no schema can describe', () => {
    const cycle: Record<string, unknown> = { kind: 'workflow' };
    cycle['steps'] = cycle;
    expect(validateSchema('workflow', cycle).map((problem) => problem.code)).toEqual(['document.depth']);
    const polluted = JSON.parse('{"kind":"workflow","__proto__":{"name":"x"}}') as object;
    expect(validateSchema('workflow', polluted).map((problem) => problem.code)).toContain('document.key');
    expect(validateSchema('workflow', undefined).map((problem) => problem.code)).toEqual(['document.value']);
  });
});
