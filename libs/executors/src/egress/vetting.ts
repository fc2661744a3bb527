import { isIP } from 'node:net';
import { ExecutorError } from '../executor-error.ts';
import { isOperatorAddress, isPublicAddress } from './address.ts';
import { bareHost, isListed, isPrivateAllowed, isWebPort, portOf } from './operator-target.ts';
import type { OperatorTarget } from './operator-target.ts';
import type { HostAddress, Resolver } from './resolver.ts';

/** By whose authority a request leaves. */
export type EgressGrant =
  /** An author's absolute URL: the operator's list must have its host. */
  | { readonly kind: 'listed' }
  /** Below the base URL of a connection: same scheme, host, port and first part of the path. */
  | { readonly kind: 'connection'; readonly baseUrl: string };

/** A target whose every address has been judged; the connection may go nowhere else. */
export interface VettedTarget {
  readonly url: URL;
  readonly addresses: readonly HostAddress[];
}

/** The part of the operator's list that the grant may use: an author's URL does not see what is for connections. */
export function targetsFor(
  grant: EgressGrant,
  targets: readonly OperatorTarget[],
): readonly OperatorTarget[] {
  return grant.kind === 'connection' ? targets : targets.filter((target) => target.connectionOnly !== true);
}

const maxUrlLength = 8192;

/**
 * Judges scheme, user information, host, port and grant of a URL by its parsed parts, never by its spelling. Fails with
 * `egress.denied`.
 */
export function vetUrl(text: string, grant: EgressGrant, targets: readonly OperatorTarget[]): URL {
  const url = parsed(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw denied('only http and https are served');
  if (url.username !== '' || url.password !== '') throw denied('a URL may not carry user information');
  const [host, port] = [bareHost(url), portOf(url)];
  if (grant.kind === 'connection') vetConnection(url, grant.baseUrl);
  else if (!isListed(targets, host, port)) throw denied(portRefusal(host, port));
  return url;
}

/** Resolves the host once and judges every address it has; one bad address refuses all of them. */
export async function vetAddresses(
  url: URL,
  targets: readonly OperatorTarget[],
  resolve: Resolver,
): Promise<VettedTarget> {
  const host = bareHost(url);
  const family = isIP(host);
  const addresses =
    family === 0 ? await resolve(host) : [{ address: host, family: family === 6 ? 6 : 4 } as const];
  if (addresses.length === 0) throw new ExecutorError('http.network', 'retryable', `${host} has no address`);
  const isAllowed = isPrivateAllowed(targets, host, portOf(url)) ? isOperatorAddress : isPublicAddress;
  if (!addresses.every(({ address }) => isAllowed(address))) throw denied(`${host} is not a public address`);
  return { url, addresses };
}

function parsed(text: string): URL {
  if (text.length > maxUrlLength) throw denied(`a URL has at most ${maxUrlLength} characters`);
  // Backslashes and control characters are where parsers disagree about the host; no honest URL needs them.
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\\\u0000-\u0020\u007f]/.test(text))
    throw denied('a URL may not hold backslashes, blanks or control characters');
  if (!URL.canParse(text)) throw denied('this is not an absolute URL');
  return new URL(text);
}

function vetConnection(url: URL, baseUrl: string): void {
  const base = new URL(baseUrl);
  const isBelow = url.pathname.startsWith(`${base.pathname.replace(/\/+$/, '')}/`);
  if (url.origin !== base.origin || !isBelow)
    throw denied('a request may not leave the base URL of its connection');
}

function portRefusal(host: string, port: number): string {
  return isWebPort(port)
    ? `the operator's list of hosts does not have ${host}`
    : `the operator's list of hosts does not have ${host} with port ${port}`;
}

function denied(reason: string): ExecutorError {
  return new ExecutorError('egress.denied', 'permanent', `request refused: ${reason}`);
}
