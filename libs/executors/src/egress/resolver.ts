import { lookup } from 'node:dns/promises';

/** One address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Asks for all addresses of a name, once. */
export type Resolver = (hostname: string) => Promise<readonly HostAddress[]>;

/** The resolver of the operating system, hosts file included. */
export const systemResolver: Resolver = async (hostname) => {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};
