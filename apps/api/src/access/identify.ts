import type { FastifyRequest } from 'fastify';
import { sessionCookie } from '../http/cookies.ts';
import type { Subject, SubjectSource } from './subject.ts';

/** Who is behind a request, by its token or its session cookie; a token goes before a cookie. */
export async function identify(
  subjects: SubjectSource,
  request: FastifyRequest,
): Promise<Subject | undefined> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return subjects.byToken(bearer);
  const cookie = request.cookies[sessionCookie];
  return cookie === undefined ? undefined : subjects.bySession(cookie);
}
