import { describe, expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { clearSessionCookie, setSessionCookie } from './cookies.ts';

describe('the session cookie', () => {
  const calls: unknown[][] = [];
  const reply = {
    setCookie: (...call: unknown[]) => calls.push(call),
    clearCookie: (...call: unknown[]) => calls.push(call),
  } as unknown as FastifyReply;

  it('is closed to scripts, other sites and plain http, given and taken with the same attributes', () => {
    const expires = new Date(0);
    setSessionCookie(reply, 'secret', expires);
    clearSessionCookie(reply);
    const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' };
    expect(calls).toEqual([
      ['__Host-fermata', 'secret', { ...attributes, expires }],
      ['__Host-fermata', attributes],
    ]);
  });
});
