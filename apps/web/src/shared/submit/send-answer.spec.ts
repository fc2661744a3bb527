/** @jest-environment jsdom */
import '../browser.fixture.ts';
import { describe, expect, it, jest } from '@jest/globals';
import type { ProblemBody } from '@fermata/contracts';

// What jsdom lacks and the client is made with.
jest.unstable_mockModule('../api/generated/client.gen.ts', () => ({
  client: {
    setConfig: () => undefined,
    interceptors: { request: { use: () => undefined }, response: { use: () => undefined } },
  },
}));
jest.unstable_mockModule('../api/generated/sdk.gen.ts', () => ({ tasksComplete: jest.fn() }));
const { ApiProblem, NoAnswer } = await import('../api/client.ts');
const { verdictOf } = await import('./send-answer.ts');

const refused = (status: number, code: string, more: object = {}) =>
  new ApiProblem(status, {
    status,
    code,
    detail: '',
    title: '',
    type: '',
    traceId: '',
    ...more,
  } as ProblemBody);

describe('what a failure means for an answer', () => {
  it('is nothing where nobody has answered: it is sent again', () => {
    for (const error of [
      new NoAnswer('cut'),
      refused(503, 'http.away'),
      refused(429, 'http.many'),
      new Error('odd'),
    ])
      expect(verdictOf(error)).toEqual({ type: 'unanswered' });
  });

  it('waits for its own person when the session has ended or is another’s', () => {
    expect(verdictOf(refused(401, 'access.signed-out'))).toEqual({ type: 'signed-out' });
    expect(verdictOf(refused(403, 'access.csrf'))).toEqual({ type: 'signed-out' });
  });

  it('leads to the fields that are wrong, with pointers of the form', () => {
    const wrong = { code: 'schema.mismatch', path: '/data/note', message: 'is missing', severity: 'error' };
    const verdict = verdictOf(refused(422, 'schema.mismatch', { problems: [wrong] }));
    expect(verdict).toMatchObject({ type: 'refused', problems: [{ path: '/note' }] });
  });

  it('is that it came too late, or is not allowed, for every other refusal', () => {
    const late = [
      'task.taken',
      'task.closed',
      'task.changed',
      'task.suspended',
      'task.separation',
      'task.unknown',
    ];
    for (const code of late)
      expect(verdictOf(refused(409, code))).toMatchObject({ type: 'lost', problem: { code } });
  });
});
