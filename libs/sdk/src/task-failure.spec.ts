import { describe, expect, it } from '@jest/globals';
import { describeFailure, TaskError } from './index.ts';

const definition = { errors: { 'card.declined': { class: 'business' } } } as const;

describe('describeFailure', () => {
  it('prefers the class of the error to that of the declaration', () => {
    const error = new TaskError('card.declined', 'no', { class: 'permanent' });
    expect(describeFailure(definition, error)).toEqual({
      code: 'card.declined',
      message: 'no',
      class: 'permanent',
      data: null,
    });
  });

  it('takes a task error with an undeclared code as retryable', () => {
    expect(describeFailure(definition, new TaskError('card.lost', 'lost'))).toMatchObject({
      class: 'retryable',
    });
  });

  it('carries data and the earliest time of the next attempt', () => {
    const error = new TaskError('card.busy', 'later', {
      class: 'retryable',
      data: { queue: 3 },
      retryAfterMs: 5000,
    });
    expect(describeFailure(definition, error)).toMatchObject({ data: { queue: 3 }, retryAfterMs: 5000 });
  });

  it('knows errors by their shape, not by their class', () => {
    const foreign = Object.assign(new Error('gone'), { code: 'http.404', class: 'permanent' });
    expect(describeFailure(definition, foreign)).toMatchObject({ code: 'http.404', class: 'permanent' });
  });

  it('does not take codes of the platform for codes of the language', () => {
    const system = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(describeFailure(definition, system)).toMatchObject({ code: 'task.failed', class: 'retryable' });
  });

  it.each([
    [new Error('boom'), 'boom'],
    ['boom', 'boom'],
    [undefined, 'undefined'],
  ])('turns a plain throw of %p into task.failed', (thrown, message) => {
    expect(describeFailure(definition, thrown)).toEqual({
      code: 'task.failed',
      message,
      class: 'retryable',
      data: null,
    });
  });

  it('is not fooled by a code that every object inherits', () => {
    const odd = Object.assign(new Error('odd'), { code: 'constructor' });
    expect(describeFailure(definition, odd)).toMatchObject({ code: 'task.failed' });
  });
});
