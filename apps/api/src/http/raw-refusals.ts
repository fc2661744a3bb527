import { said } from '@fermata/model';
import { STATUS_CODES } from 'node:http';
import type { Writable } from 'node:stream';
import { AppError } from '@fermata/contracts';
import { toProblem, type ProblemDetails } from './problem.ts';

/** What Fastify refuses before any route is found, such as a path that is not valid percent-encoding. */
export function unroutedProblem(
  error: Error & { readonly statusCode?: number },
  requestId: string,
): ProblemDetails {
  const status = error.statusCode ?? 400;
  const detail =
    status === 414 ? said`A part of the path is too long` : said`The path is not valid percent-encoding`;
  return toProblem(new AppError('request.path', detail, { status }), requestId);
}

/** What Node's parser refuses: no HTTP, or headers that are too large. There is no request, so no trace either. */
export function refuseUnparsed(
  error: Error & { readonly code?: string },
  socket: Pick<Writable, 'writable' | 'end'>,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const detail = status === 431 ? said`The headers are too large` : said`This is no HTTP request`;
  const body = JSON.stringify(toProblem(new AppError('request.http', detail, { status }), 'none'));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
