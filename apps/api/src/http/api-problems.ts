import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const meanings: Readonly<Record<number, string>> = Object.freeze({
  400: 'The request does not fit its schema; `problems` names every place',
  401: 'Nobody is signed in, or the token is unknown, expired or revoked',
  403: 'The caller may not do this',
  404: 'There is no such thing, or it is not for the caller',
  409: 'It does not fit what is there now',
  412: 'Somebody else has changed it meanwhile',
  422: 'Well-formed, but not possible; `problems` says why where there are several reasons',
  429: 'Too many calls; `Retry-After` says when to come back',
  503: 'Something we need does not answer; `Retry-After` says when to come back',
});

const schema = Object.freeze({
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; compare by this' },
    detail: { type: 'string' },
    traceId: { type: 'string' },
    problems: { type: 'array', items: { type: 'object' } },
  },
  additionalProperties: true,
});

/** Documents what a handler may refuse with: `application/problem+json` for each of these statuses. */
export function ApiProblems(...statuses: number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(...statuses.map(documented));
}

function documented(status: number): MethodDecorator & ClassDecorator {
  const example = {
    type: `https://fermata.dev/problems/http.${status}`,
    title: `http ${status}`,
    status,
    code: `http.${status}`,
    detail: meanings[status] ?? 'Refused',
    traceId: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10',
  };
  return ApiResponse({
    status,
    description: meanings[status] ?? 'Refused',
    content: { 'application/problem+json': { schema: { ...schema, example } as object } },
  });
}
