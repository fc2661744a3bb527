import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const meanings: Readonly<Record<number, string>> = Object.freeze({
  400: 'The request does not fit its schema; `problems` names every place',
  401: 'Nobody is signed in, or the token is unknown, expired or revoked',
  403: 'The caller may not do this',
  404: 'There is no such thing, or it is not for the caller',
  409: 'It does not fit what is there now',
  412: 'Somebody else has changed it meanwhile',
  413: 'The body is larger than 2 MB',
  414: 'A part of the path is longer than 1,000 characters',
  415: 'The body is not application/json',
  422: 'Well-formed, but not possible; `problems` says why where there are several reasons',
  428: 'If-Match is missing: say which revision you have seen',
  429: 'Too many calls; `Retry-After` says when to come back',
  503: 'Something we need does not answer; `Retry-After` says when to come back',
});

const phrase = Object.freeze({
  type: 'object',
  description: 'The words beside with their values apart, for other languages; absent where they have none',
  required: ['template', 'values'],
  properties: { template: { type: 'string' }, values: { type: 'object', additionalProperties: true } },
});

const finding = Object.freeze({
  type: 'object',
  required: ['code', 'path', 'message', 'severity'],
  properties: {
    code: { type: 'string' },
    path: { type: 'string', description: 'JSON Pointer of the place' },
    message: { type: 'string' },
    severity: { type: 'string', enum: ['error', 'warning', 'hint'] },
    fix: { type: 'string' },
    said: phrase,
    saidFix: phrase,
    at: {
      type: 'object',
      required: ['line', 'column'],
      properties: { line: { type: 'integer' }, column: { type: 'integer' } },
    },
    trace: {
      type: 'array',
      description: 'A run that shows it, one decision of a visit after the other',
      items: {
        type: 'object',
        required: ['step', 'kind', 'entries'],
        properties: {
          step: { type: 'string' },
          kind: { type: 'string' },
          entries: { type: 'array', items: { type: 'integer' } },
        },
      },
    },
  },
});

/** The component that every refusal refers to. */
export const problemSchema = Object.freeze({
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; compare by this' },
    detail: { type: 'string' },
    said: phrase,
    traceId: { type: 'string', description: 'The id of the request; in every line of our logs about it' },
    problems: { type: 'array', items: finding },
  },
  additionalProperties: true,
});

/** Documents what a handler may refuse with: `application/problem+json` for each of these statuses. */
export function ApiProblems(...statuses: number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(...statuses.map(documented));
}

/** One documented refusal: what a response object of the document says. */
export function problemResponse(status: number) {
  const detail = meanings[status] ?? 'Refused';
  const example = {
    type: `https://fermata.dev/problems/http.${status}`,
    title: `http ${status}`,
    status,
    code: `http.${status}`,
    detail,
    traceId: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10',
  };
  return {
    description: detail,
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' }, example },
    },
  };
}

function documented(status: number): MethodDecorator & ClassDecorator {
  return ApiResponse({ status, ...problemResponse(status) });
}
