import { ExecutorError } from './executor-error.ts';
import type { OperatorTarget } from './egress/operator-target.ts';
import { privateTarget } from './egress/operator-target.ts';

/** A configured outside system, resolved at the moment of sending. */
export interface NamedConnection {
  /** http or https, with or without a path; its port counts as listed. */
  readonly baseUrl: string;
  /** Sent with every request and stronger than the author's headers; their values are kept out of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where connections come from: configuration today, the vault of the integrations room later. */
export interface ConnectionPort {
  /** Undefined where nobody has configured the name. */
  resolve(name: string): Promise<NamedConnection | undefined>;
}

/** An entry of the operator's configuration. */
export interface ConnectionEntry extends NamedConnection {
  /** The base URL's host and port may lie in a private network or on this machine. */
  readonly allowPrivate?: boolean;
}

/**
 * Connections of the operator's configuration, and the targets they open for the egress client: the only way to
 * private addresses. Throws on a base URL that is no http or https URL.
 */
export function configuredConnections(entries: Readonly<Record<string, ConnectionEntry>>): {
  readonly port: ConnectionPort;
  readonly targets: readonly OperatorTarget[];
} {
  const byName = new Map(Object.entries(entries));
  const privates = [...byName.values()].filter((entry) => entry.allowPrivate === true);
  return {
    port: { resolve: async (name) => byName.get(name) },
    targets: privates.map((entry) => privateTarget(entry.baseUrl)),
  };
}

/** The connection of that name; fails with `connection.unknown`. */
export async function requireConnection(port: ConnectionPort, name: string): Promise<NamedConnection> {
  const connection = await port.resolve(name);
  if (connection !== undefined) return connection;
  throw new ExecutorError('connection.unknown', 'permanent', `there is no connection ${name}`);
}
