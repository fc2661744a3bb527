import { request } from 'node:http';
import { pipeline } from 'node:stream';
import { packAnswer } from './pack-answer.mjs';

/** Headers that belong to one connection (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** @param {import('node:http').IncomingHttpHeaders} headers */
const endToEnd = (headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));

/**
 * Hands calls of the page to the API as they are: nothing is buffered, an abort on either side ends the other. Long
 * answers of JSON are packed for whoever takes them so.
 * The address of the caller is added behind those that it names itself: the API believes only what trusted proxies add.
 * @param {URL} api
 * @returns {(incoming: import('node:http').IncomingMessage, outgoing: import('node:http').ServerResponse) => void}
 */
export function forwardTo(api) {
  return (incoming, outgoing) => {
    const headers = { ...endToEnd(incoming.headers), 'x-forwarded-for': wayOf(incoming) };
    const options = {
      host: api.hostname,
      port: api.port,
      method: incoming.method,
      path: incoming.url,
      headers,
    };
    const call = request(options, (answer) => {
      const { statusCode: status = 502 } = answer;
      const given = { headers: endToEnd(answer.headers), method: incoming.method, status };
      const { headers, packer } = packAnswer(given, incoming.headers);
      outgoing.writeHead(status, headers);
      outgoing.flushHeaders();
      if (packer !== undefined) return void pipeline(answer, packer, outgoing, () => undefined);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    call.on('error', () => refuse(outgoing));
    outgoing.once('close', () => call.destroy());
    incoming.pipe(call);
  };
}

/** @param {import('node:http').IncomingMessage} incoming */
function wayOf({ headers, socket }) {
  const named = headers['x-forwarded-for'];
  return [...(named ? [named].flat() : []), socket.remoteAddress ?? 'unknown'].join(', ');
}

/** @param {import('node:http').ServerResponse} outgoing */
function refuse(outgoing) {
  if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy();
  const problem = {
    type: 'about:blank',
    title: 'Service unavailable',
    status: 503,
    code: 'service.unavailable',
    detail: 'The API does not answer; try again in a moment',
    retryable: true,
  };
  outgoing.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '2' });
  outgoing.end(JSON.stringify(problem));
}
