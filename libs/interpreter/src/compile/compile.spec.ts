import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WorkflowDefinition } from '@fermata/model';
import { compile } from '../index.ts';
import { planOf, problemsOf, REFERENCES, workflow } from '../script.fixture.ts';

const end = { type: 'end' } as const;
const work = { type: 'task', task: 'work' } as const;

describe('compile', () => {
  it('makes a plan that is plain JSON and survives it', () => {
    const plan = planOf({
      a: { ...work, next: [{ to: 'b' }], catch: [{ to: 'b' }] },
      b: { ...end, join: 'all' },
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(plan.steps.b?.join).toEqual({ kind: 'all', branches: ['a'], scope: 'a', reach: { a: '' } });
  });

  it('pins references and says what to write for an unknown one', () => {
    const { problems } = compile(workflow({ a: { type: 'task', task: 'wrok' } }), REFERENCES);
    expect(problems).toMatchObject([
      { code: 'reference.unknown', path: '/steps/a/task', fix: 'did you mean work?' },
    ]);
  });

  it('says all that is wrong, not only the first', () => {
    const definition = {
      start: 'nowhere',
      extra: 1,
      steps: {
        'Bad-Id': end,
        a: { type: 'task', task: 'gone', timeout: 'soon', next: [{ to: 'bb', when: '1 +' }] },
        if: { type: 'emit', event: 'gone' },
      },
    };
    expect(problemsOf(definition)).toEqual(
      expect.arrayContaining([
        'language.unsupported /extra',
        'step.unknown /start',
        'step.id /steps/Bad-Id',
        'reference.unknown /steps/a/task',
        'duration.invalid /steps/a/timeout',
        'expression.syntax /steps/a/next/0/when',
        'step.unknown /steps/a/next/0/to',
        'step.id /steps/if',
        'reference.unknown /steps/if/event',
      ]),
    );
  });

  it.each([['a field nobody knows', { ...work, nonsense: 1 }, '/nonsense']])(
    'refuses %s as language.unsupported, never ignores it',
    (_title, step, path) => {
      expect(problemsOf({ start: 'a', steps: { a: step } })).toContain(
        `language.unsupported /steps/a${path}`,
      );
    },
  );

  it('refuses what has no meaning yet of the workflow itself', () => {
    const more = {
      concurrency: { key: 'k' },
      triggers: [{ schedule: { every: 'PT1H' } }],
    };
    expect(problemsOf({ start: 'a', steps: { a: end }, ...more })).toEqual([
      'language.unsupported /concurrency',
      'language.unsupported /triggers/0/schedule',
    ]);
  });

  it('finds unknown targets, unreachable steps and steps that cannot end', () => {
    const steps = {
      a: { ...work, next: [{ to: 'bee' }, { to: 'round' }] },
      been: end,
      round: { ...work, next: [{ to: 'round' }] },
    };
    const { problems } = compile(workflow(steps), REFERENCES);
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'step.endless', path: '/steps/a' },
      { code: 'step.unknown', path: '/steps/a/next/0/to', fix: 'did you mean been?' },
      { code: 'step.unreachable', path: '/steps/been' },
      { code: 'step.endless', path: '/steps/round' },
    ]);
  });

  it('warns of entries behind one without `when`, and of variables that two open steps save', () => {
    const steps = {
      a: { type: 'set', split: 'all', next: [{ to: 'b' }, { to: 'c' }] },
      b: { ...work, save: { x: 1, y: 1 }, next: [{ to: 'd' }, { to: 'a' }] },
      c: { ...work, save: { x: 2 }, next: [{ to: 'd' }] },
      d: { ...work, join: 'all', save: { y: 2 } },
    } as const;
    const { plan, problems } = compile(workflow(steps), REFERENCES);
    expect(plan).toBeDefined();
    expect(problems.map(({ code, path, severity }) => [code, path, severity])).toEqual([
      ['next.unreachable', '/steps/b/next/1', 'warning'],
      ['vars.race', '/steps/c/save/x', 'warning'],
    ]);
  });

  it('finds the scope of a join: the nearest step on every way to its branches', () => {
    const plan = planOf({
      a: { type: 'set', next: [{ to: 'b' }] },
      b: { type: 'set', split: 'all', next: [{ to: 'c' }, { to: 'd' }] },
      c: { ...work, next: [{ to: 'e' }] },
      d: { ...work, next: [{ to: 'f' }] },
      f: { ...work, next: [{ to: 'e' }, { to: 'b' }] },
      e: { ...end, join: 'all' },
    });
    expect([plan.steps.e?.join?.scope, plan.scopes]).toEqual(['b', ['b']]);
  });

  it('refuses a plan that is too large', () => {
    const description = 'x'.repeat(9_000);
    const steps = Object.fromEntries(
      Array.from({ length: 130 }, (_, index) => [`s${index}`, { ...work, description, next: [{ to: 'z' }] }]),
    );
    const split = { type: 'set', split: 'all', next: Object.keys(steps).map((to) => ({ to })) };
    expect(problemsOf({ start: 'a', steps: { a: split, ...steps, z: end } })).toContain('plan.size ');
  });

  it('gives problems or a plan, whatever JSON comes in', () => {
    const shapes = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom('a', '${ x', 'PT1H', '${ vars.x }'),
        tie('step'),
      ),
      step: fc.dictionary(
        fc.constantFrom(
          'type',
          'task',
          'next',
          'catch',
          'save',
          'with',
          'join',
          'assign',
          'timers',
          'due',
          'delay',
          'to',
          'at',
        ),
        fc.oneof(
          fc.constantFrom('task', 'manual', 'delay', 'set', 'decide', 'emit', 'end', 'all'),
          tie('value'),
        ),
      ),
    }));
    const definitions = fc.dictionary(
      fc.constantFrom(
        'start',
        'steps',
        'vars',
        'timeout',
        'onError',
        'emits',
        'businessKey',
        'triggers',
        '__proto__',
      ),
      fc.oneof(fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), shapes.step), shapes.value),
    );
    fc.assert(
      fc.property(fc.oneof(definitions, fc.jsonValue()), (definition) => {
        const { plan, problems } = compile(definition as unknown as WorkflowDefinition, REFERENCES);
        expect(plan !== undefined || problems.length > 0).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
