import type { FastifyReply } from 'fastify';

/** The session cookie; the prefix makes browsers refuse it from subdomains, other paths and plain http hosts. */
export const sessionCookie = '__Host-fermata';

const attributes = Object.freeze({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const);

/** Gives the browser a session; no script can read it. */
export function setSessionCookie(reply: FastifyReply, secret: string, expiresAt: Date): void {
  void reply.setCookie(sessionCookie, secret, { ...attributes, expires: expiresAt });
}

/** Takes the session from the browser. */
export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, { ...attributes });
}
