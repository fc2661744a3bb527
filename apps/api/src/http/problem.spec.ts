import { describe, expect, it } from '@jest/globals';
import { AppError } from '@fermata/contracts';
import { refuseUnparsed } from './raw-refusals.ts';
import { toProblem } from './problem.ts';

describe('a failure', () => {
  it('that is expected says its code, its words and its details', () => {
    const error = new AppError('task.taken', 'Robin has it', { status: 409, details: { assignee: 'robin' } });
    expect(toProblem(error, 'trace')).toEqual({
      type: 'https://fermata.dev/problems/task.taken',
      title: 'task taken',
      status: 409,
      code: 'task.taken',
      detail: 'Robin has it',
      assignee: 'robin',
      traceId: 'trace',
    });
  });

  it('that is a defect says nothing of its inside, whatever words are in it', () => {
    for (const message of ['password is hunter2', 'Connection of undefined', 'terminates early'])
      expect(toProblem(new Error(message), 'trace')).toMatchObject({
        status: 500,
        code: 'internal',
        detail: 'Something went wrong on our side',
      });
  });

  it('of details cannot change its status, code or trace', () => {
    const details = { status: 200, code: 'fine', detail: 'fine', traceId: 'other', type: 'x', title: 'y' };
    const problem = toProblem(new AppError('a.b', 'no', { status: 409, details }), 'trace');
    expect(problem).toMatchObject({ status: 409, code: 'a.b', detail: 'no', traceId: 'trace', title: 'a b' });
    expect(problem.type).toBe('https://fermata.dev/problems/a.b');
  });
});

describe('what is no HTTP', () => {
  const said = (code: string, writable = true): string => {
    let text = '';
    const socket = { writable, end: (chunk: string) => (text += chunk) };
    refuseUnparsed(Object.assign(new Error('x'), { code }), socket as never);
    return text;
  };

  it('is answered as a problem with its own length, and the connection ends', () => {
    for (const [code, status] of [
      ['HPE_INVALID_METHOD', 400],
      ['HPE_HEADER_OVERFLOW', 431],
    ] as const) {
      const [head = '', body = ''] = said(code).split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*\r\ncontent-type: application/problem\\+json`));
      expect(head).toContain(`content-length: ${body.length}`);
      expect(JSON.parse(body)).toMatchObject({ status, code: 'request.http' });
    }
  });

  it('is not answered where nobody listens any more', () => {
    expect(said('ECONNRESET')).toBe('');
    expect(said('HPE_INVALID_METHOD', false)).toBe('');
  });
});
