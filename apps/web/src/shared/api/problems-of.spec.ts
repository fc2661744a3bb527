import { describe, expect, it } from '@jest/globals';
import { ApiProblem, NoAnswer } from './client.ts';
import { problemsOf } from './problems-of.ts';

const body = {
  type: 'about:blank',
  title: '',
  status: 422,
  code: 'schema.mismatch',
  detail: '',
  traceId: '',
};
const wrong = { code: 'schema.required', path: '/input/orderId', message: 'Is needed', severity: 'error' };

describe('the places that a refusal names', () => {
  it('are taken as they came', () => {
    expect(problemsOf(new ApiProblem(422, { ...body, problems: [wrong] }))).toEqual([wrong]);
  });

  it('leave out what is no problem', () => {
    const odd = [null, 7, 'x', [], {}, { ...wrong, path: 3 }, { ...wrong, message: undefined }];
    expect(problemsOf(new ApiProblem(422, { ...body, problems: [...odd, wrong] }))).toEqual([wrong]);
  });

  it('are none where the call failed otherwise', () => {
    expect(problemsOf(new ApiProblem(404, body))).toEqual([]);
    expect(problemsOf(new NoAnswer(undefined))).toEqual([]);
    expect(problemsOf(undefined)).toEqual([]);
  });
});
