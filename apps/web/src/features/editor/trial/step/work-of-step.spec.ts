import { describe, expect, it } from '@jest/globals';
import type { Known } from '@fermata/validation';
import { workOfStep } from './work-of-step.ts';

const known = {
  references: {
    tasks: { pay: { name: 'pay', version: 3, implementation: 'http.request', connection: 'shop' } },
  },
} as unknown as Known;

describe('what does the work of a step', () => {
  it('is the implementation of its task, over the connection of the step, else of the task', () => {
    expect(workOfStep({ type: 'task', task: 'pay' }, known)).toEqual({
      implementation: 'http.request',
      connection: 'shop',
    });
    expect(workOfStep({ type: 'task', task: 'pay', connection: 'bank' }, known)).toMatchObject({
      connection: 'bank',
    });
  });

  it('is unknown of what is no task, or a task that is not known', () => {
    expect(workOfStep({ type: 'manual' }, known)).toBeUndefined();
    expect(workOfStep({ type: 'task', task: 'constructor' }, known)).toBeUndefined();
    expect(workOfStep({ type: 'task', task: 'pay' }, undefined)).toBeUndefined();
    expect(workOfStep(undefined, known)).toBeUndefined();
  });
});
