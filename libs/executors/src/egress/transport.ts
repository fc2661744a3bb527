import { request as requestHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { readBody } from './body.ts';
import type { EgressRequest, EgressResponse } from './request.ts';
import type { HostAddress } from './resolver.ts';
import type { VettedTarget } from './vetting.ts';

/** Sends one request to a vetted target and reads the whole answer. */
export type Transport = (
  target: VettedTarget,
  request: EgressRequest,
  signal: AbortSignal,
) => Promise<EgressResponse>;

const maxHeaderBytes = 16 * 1024;

/** Statuses whose answers end with their headers, whatever these say about a body. */
const bodiless: readonly number[] = [204, 304];

/** The transport over node:http and node:https; a connection of its own for every request. */
export const exchange: Transport = async (target, request, signal) => {
  const message = await open(target, request, signal);
  try {
    const hasBody = request.method !== 'HEAD' && !bodiless.includes(message.statusCode ?? 0);
    const body = hasBody ? await readBody(message, request.maxBytes) : new Uint8Array();
    return { status: message.statusCode ?? 0, headers: plainHeaders(message), body };
  } finally {
    message.destroy();
  }
};

function open(target: VettedTarget, request: EgressRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const send = target.url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = send(target.url, optionsFor(target, request, signal));
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

function optionsFor(target: VettedTarget, request: EgressRequest, signal: AbortSignal): RequestOptions {
  return {
    method: request.method,
    headers: { 'accept-encoding': 'gzip, deflate', ...request.headers, ...lengthOf(request.body) },
    agent: false,
    lookup: pinned(target.addresses),
    maxHeaderSize: maxHeaderBytes,
    signal,
  };
}

/** Said for every method: the platform frames no body of DELETE, and the rest of it would be a second request. */
function lengthOf(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

/** Answers every question for an address with the vetted ones, so that no second look-up can change them. */
function pinned(addresses: readonly HostAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function plainHeaders(message: IncomingMessage): Record<string, string> {
  const entries = Object.entries(message.headers)
    .filter(([name]) => name !== 'set-cookie')
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')] as const);
  return Object.fromEntries(entries);
}
