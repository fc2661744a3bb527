import type { FastifyReply, FastifyRequest } from 'fastify';

const docsPath = /^\/api\/v1\/docs(?:[/?]|$)/;

/**
 * Swagger UI ships its scripts as files and styles its elements in place: its page alone may do both, and talk to this
 * API. Nothing inline and no eval: a script that got into the document would not run.
 */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Gives the page of the documentation its own policy; all else keeps the strict one. */
export function allowDocsPage(request: FastifyRequest, reply: FastifyReply): void {
  if (docsPath.test(request.url)) void reply.header('content-security-policy', docsPolicy);
}
