import type { JsonValue } from '@fermata/model';
import type { NamedConnection } from '../connection.ts';
import type { EgressGrant } from '../egress/vetting.ts';
import { badInput } from './failures.ts';
import type { HttpInput } from './schema.ts';

/** Where a request goes, and by whose authority. */
export interface HttpTarget {
  readonly url: string;
  readonly grant: EgressGrant;
}

/** Either the absolute URL of the author, or a path below the base URL of the step's connection. */
export function targetOf(input: HttpInput, connection: NamedConnection | undefined): HttpTarget {
  const { url, path, query = {} } = input;
  if ((url === undefined) === (path === undefined)) throw badInput('a request has either a url or a path');
  if (url !== undefined) return listedTarget(url, query, connection);
  if (connection === undefined) throw badInput('a path needs the connection of the step');
  const { baseUrl } = connection;
  return { url: withQuery(below(baseUrl, path ?? ''), query), grant: { kind: 'connection', baseUrl } };
}

function listedTarget(url: string, query: Query, connection: NamedConnection | undefined): HttpTarget {
  if (connection !== undefined) throw badInput('a step with a connection says path, not url');
  return { url: withQuery(url, query), grant: { kind: 'listed' } };
}

/**
 * Joins base URL and path. A path often holds data (`/orders/${ input.id }`), so nothing in it may lead out of the
 * base, add a query, or start another host.
 */
function below(baseUrl: string, path: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) throw badInput('a path starts with one slash');
  if (/[?#\\\p{Cc}]/u.test(path))
    throw badInput('a path has no query, fragment, backslash or control character');
  if (/(\/|%2f|%5c)(\.|%2e){1,2}(\/|%2f|%5c|$)/i.test(path)) throw badInput('a path has no . and .. in it');
  return new URL(`${baseUrl.replace(/[?#].*$/, '').replace(/\/+$/, '')}${path}`).href;
}

type Query = Readonly<Record<string, JsonValue>>;

function withQuery(url: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    valuesOf(value).map((one): [string, string] => [name, one]),
  );
  if (pairs.length === 0) return url;
  const [address = ''] = url.split('#', 1);
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(pairs).toString()}`;
}

function valuesOf(value: JsonValue): readonly string[] {
  const values: readonly JsonValue[] = Array.isArray(value) ? value : [value as JsonValue];
  return values.filter((one) => one !== null).map(String);
}
