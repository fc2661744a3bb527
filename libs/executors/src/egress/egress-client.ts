import { ExecutorError } from '../executor-error.ts';
import { networkError } from './network-error.ts';
import type { OperatorTarget } from './operator-target.ts';
import type { EgressRequest, EgressResponse } from './request.ts';
import { systemResolver } from './resolver.ts';
import type { Resolver } from './resolver.ts';
import { exchange } from './transport.ts';
import type { Transport } from './transport.ts';
import { targetsFor, vetAddresses, vetUrl } from './vetting.ts';

/**
 * The only way out for adapters. Refuses what the operator has not allowed (`egress.denied`), connects only to vetted
 * addresses, follows no redirect, repeats nothing. Fails with `http.network`, `http.tls`, `http.timeout`, `http.size`,
 * `http.body`, `cancelled`.
 */
export interface EgressClient {
  send(request: EgressRequest): Promise<EgressResponse>;
}

/** The parts of the client; only `targets` is the operator's to choose, the others are for tests. */
export interface EgressOptions {
  readonly targets: readonly OperatorTarget[];
  readonly resolve?: Resolver;
  readonly transport?: Transport;
}

/** Makes the egress client of a process. */
export function createEgressClient(options: EgressOptions): EgressClient {
  const { resolve = systemResolver, transport = exchange } = options;
  return {
    async send(request) {
      const targets = targetsFor(request.grant, options.targets);
      const url = vetUrl(request.url, request.grant, targets);
      const deadline = AbortSignal.timeout(request.timeoutMs);
      const signal = AbortSignal.any([request.signal, deadline]);
      try {
        const target = await unlessAborted(vetAddresses(url, targets, resolve), signal);
        return await transport(target, request, signal);
      } catch (error) {
        if (request.signal.aborted) throw cancelled(request, url);
        if (deadline.aborted) throw timedOut(request, url);
        throw networkError(error, `${request.method} ${withoutSecrets(url)}`);
      }
    },
  };
}

/** The URL as messages may show it: without query, fragment and user information. */
export function withoutSecrets(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/** Names are resolved by the system, which cannot be interrupted; the wait for it can. */
async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return await Promise.race([work, abortOf(signal)]);
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function cancelled(request: EgressRequest, url: URL): ExecutorError {
  return new ExecutorError(
    'cancelled',
    'permanent',
    `${request.method} ${withoutSecrets(url)} was cancelled`,
  );
}

function timedOut(request: EgressRequest, url: URL): ExecutorError {
  const message = `${request.method} ${withoutSecrets(url)} took longer than ${request.timeoutMs} ms`;
  return new ExecutorError('http.timeout', 'retryable', message);
}
