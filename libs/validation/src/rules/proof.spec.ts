import { describe, expect, it } from '@jest/globals';
import { compile, type References } from '@fermata/interpreter';
import type { WorkflowDefinition } from '@fermata/model';
import { proofProblems } from './proof.ts';

const references: References = {
  self: { name: 'sample', version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'demo.work' } },
  forms: {},
  events: {},
};
const work = { type: 'task', task: 'work' } as const;
const end = { type: 'end' } as const;

const problemsOf = (steps: WorkflowDefinition['steps'], start: string) => {
  const { plan } = compile({ kind: 'workflow', name: 'sample', start, steps }, references);
  if (plan === undefined) throw new Error('the definition does not compile');
  return proofProblems(plan);
};

describe('the proof of the control flow at publish', () => {
  it('says nothing of what is sound', () => {
    const steps = { a: { ...work, next: [{ when: 'input.yes', to: 'a' }, { to: 'e' }] }, e: end };
    expect(problemsOf(steps, 'a')).toEqual([]);
  });

  it('refuses a join that waits for ever under some data, and shows the run', () => {
    const steps = {
      a: { ...work, next: [{ when: 'input.amount > 100', to: 'b' }, { to: 'c' }] },
      b: { ...work, next: [{ to: 'j' }] },
      c: { ...work, next: [{ to: 'j' }] },
      j: { ...work, join: 'all', next: [{ to: 'e' }] },
      e: end,
    } as const;
    expect(problemsOf(steps, 'a')).toEqual([
      {
        code: 'proof.unsound',
        path: '/steps/j/join',
        said: expect.objectContaining({ template: '{finding}.' }),
        message: expect.stringContaining('`j` may wait for ever'),
        severity: 'error',
        trace: [
          expect.objectContaining({ step: 'a', kind: 'next' }),
          expect.objectContaining({ kind: 'next' }),
        ],
      },
    ]);
  });

  it('warns where no data was found that bring it about', () => {
    const never = 'input.amount > 100 && input.amount < 100';
    const steps = {
      a: { ...work, split: 'all', next: [{ to: 'b' }, { to: 'c' }] },
      b: { ...work, next: [{ when: never, to: 'e' }, { to: 'j' }] },
      c: { ...work, next: [{ to: 'j' }] },
      j: { ...work, join: 'all', next: [{ to: 'e' }] },
      e: end,
    } as const;
    expect(problemsOf(steps, 'a')).toMatchObject([{ code: 'proof.unsound', severity: 'warning' }]);
  });

  it('warns of a step that no run visits', () => {
    const steps = {
      a: { ...work, join: 'all', catch: [{ on: ['join.deadlock'], to: 'x' }], next: [{ to: 'e' }] },
      x: { ...work, next: [{ to: 'e' }] },
      e: end,
    } as const;
    expect(problemsOf(steps, 'a')).toMatchObject([
      { code: 'proof.deadStep', path: '/steps/x', severity: 'warning' },
    ]);
  });

  it('warns, with the bound, of threads that may pile up', () => {
    const steps = {
      a: { ...work, split: 'all', next: [{ when: 'input.more', to: 'a' }, { to: 'b' }] },
      b: { ...work, next: [{ to: 'e' }] },
      e: end,
    } as const;
    expect(problemsOf(steps, 'a')).toMatchObject([
      { code: 'proof.unbounded', message: expect.stringContaining('16'), severity: 'warning' },
    ]);
  });
});
