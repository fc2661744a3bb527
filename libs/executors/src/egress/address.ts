import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Public by its range, but answers with the secrets of the virtual machine that asks. */
const cloudHosts: readonly string[] = ['168.63.129.16'];

/** Where an operator's own systems may live. Link-local is never among them: there answers the cloud's metadata. */
const privateRanges: readonly string[] = ['unicast', 'private', 'loopback', 'uniqueLocal', 'carrierGradeNat'];

/** Whether everyone's requests may go to the address: global unicast, and in no form that embeds an IPv4 address. */
export function isPublicAddress(address: string): boolean {
  return rangeOf(address) === 'unicast' && !cloudHosts.includes(address);
}

/** Whether requests to a target with `allowPrivate` may go to the address. */
export function isOperatorAddress(address: string): boolean {
  return privateRanges.includes(rangeOf(address));
}

function rangeOf(address: string): string {
  if (isIP(address) === 0 || address.includes('%')) return 'invalid';
  const parsed = ipaddr.parse(address);
  // ipaddr.js calls the deprecated ::a.b.c.d unicast; loopback ::1 lies in the same block and keeps its name.
  const isCompatible = parsed instanceof ipaddr.IPv6 && parsed.match(ipaddr.IPv6.parse('::'), 96);
  return isCompatible && parsed.range() === 'unicast' ? 'ipv4Compatible' : parsed.range();
}
