/** An entry of the operator's list of hosts that requests may go to. Definitions cannot add any. */
export interface OperatorTarget {
  /** A host name, an IP address, `*.example.com` (every name below), or `*` (every public host). */
  readonly host: string;
  /** Default 80 and 443. */
  readonly ports?: readonly number[];
  /** The host may resolve to private and loopback addresses. Counts only without `*` and with ports. */
  readonly allowPrivate?: boolean;
  /** Serves connections only: an author's absolute URL does not see the entry. */
  readonly connectionOnly?: boolean;
}

const webPorts: readonly number[] = [80, 443];

/** The private target of a connection: exactly its host and port. Throws TypeError on anything but http and https. */
export function privateTarget(baseUrl: string): OperatorTarget {
  const url = new URL(baseUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TypeError('a base URL is http or https');
  return { host: bareHost(url), ports: [portOf(url)], allowPrivate: true, connectionOnly: true };
}

/** Host name or address without brackets and without the dot that marks a name as complete. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** The port that will be connected to. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Whether the operator's list has the host with that port. */
export function isListed(targets: readonly OperatorTarget[], host: string, port: number): boolean {
  return targets.some(
    (target) => matchesHost(target.host, host) && (target.ports ?? webPorts).includes(port),
  );
}

/** Whether the operator lets exactly this host and port be private. */
export function isPrivateAllowed(targets: readonly OperatorTarget[], host: string, port: number): boolean {
  return targets.some(
    (target) =>
      target.allowPrivate === true && sameHost(target.host, host) && target.ports?.includes(port) === true,
  );
}

/** Whether the port needs no mention. */
export function isWebPort(port: number): boolean {
  return webPorts.includes(port);
}

function matchesHost(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1).toLowerCase()) : sameHost(pattern, host);
}

function sameHost(listed: string, host: string): boolean {
  return listed.replace(/^\[(.*)\]$/, '$1').toLowerCase() === host;
}
